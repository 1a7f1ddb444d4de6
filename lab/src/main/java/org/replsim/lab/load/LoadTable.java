package org.replsim.lab.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.replsim.lab.server.RealServer;
import org.replsim.workload.TransactionSpec;
import org.replsim.workload.WorkloadSpec;

/** The table of a workload: rows with the id of the transaction that wrote them, and as many bytes as the scenario says. */
public final class LoadTable {

    /** Bytes of a row in its event beside the filler: null bits, two BIGINT, the length of the filler. */
    private static final int FRAME = 1 + 8 + 8 + 2;

    private static final int MOST_FILLER = 60_000;
    private static final int ROWS_AT_ONCE = 500;

    private final String name;
    private final int hotRows;

    /** @param number of the workload in the run */
    LoadTable(WorkloadSpec workload, int number) {
        name = RealServer.DATABASE + ".load" + number;
        hotRows = workload.transactions().stream()
                .mapToInt(kind -> kind.hotRows() == null ? 0 : kind.hotRows().count())
                .max()
                .orElse(0);
    }

    /** Bytes of a row that are free to fill, so that its event is as large as the scenario says. */
    static int filler(TransactionSpec kind, boolean update) {
        int bytes = update ? kind.bytesPerRow() / 2 : kind.bytesPerRow();
        return Math.min(MOST_FILLER, Math.max(0, bytes - FRAME));
    }

    /** Makes the table, with its hot rows, whose ids are the negative numbers from -1 on. */
    void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // VARBINARY of more than 255 bytes: its length takes two.
            statement.execute("CREATE TABLE " + name + " (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, "
                    + "tx BIGINT NOT NULL, filler VARBINARY(" + MOST_FILLER + ") NOT NULL) ENGINE=InnoDB");
            for (int i = 1; i <= hotRows; i += ROWS_AT_ONCE) {
                List<String> rows = new ArrayList<>();
                for (int k = i; k < i + ROWS_AT_ONCE && k <= hotRows; k++) {
                    rows.add("(" + -k + ",0,'')");
                }
                statement.execute("INSERT INTO " + name + " VALUES " + String.join(",", rows));
            }
        }
    }

    /** Inserts new rows of a transaction. */
    void insert(Connection connection, long transaction, int rows, byte[] filler) throws SQLException {
        String sql =
                "INSERT INTO " + name + " (tx, filler) VALUES " + String.join(",", Collections.nCopies(rows, "(?,?)"));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < rows; i++) {
                statement.setLong(2 * i + 1, transaction);
                statement.setBytes(2 * i + 2, filler);
            }
            statement.executeUpdate();
        }
    }

    /** Updates a hot row, by its rank from 0. */
    void update(Connection connection, long transaction, int rank, byte[] filler) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE " + name + " SET tx = ?, filler = ? WHERE id = ?")) {
            statement.setLong(1, transaction);
            statement.setBytes(2, filler);
            statement.setLong(3, -1 - rank);
            statement.executeUpdate();
        }
    }

    /** The transactions of which a server has rows. */
    Set<Long> transactions(Connection connection) throws SQLException {
        Set<Long> found = new TreeSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT DISTINCT tx FROM " + name + " WHERE id > 0")) {
            while (rows.next()) {
                found.add(rows.getLong(1));
            }
        }
        return found;
    }
}
