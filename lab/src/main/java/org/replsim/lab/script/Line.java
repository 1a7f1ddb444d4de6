package org.replsim.lab.script;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.replsim.admin.Answer;
import org.replsim.lab.server.Connections;
import org.replsim.lab.server.RealServer;

/** One client's connection to a real server. One that was lost is made again for the next statement, as the client does. */
final class Line implements AutoCloseable {

    private static final int NOT_CONNECTED = 2002;
    private static final int LOST = 2013;
    private static final Set<Integer> NUMBERS =
            Set.of(Types.BIGINT, Types.INTEGER, Types.SMALLINT, Types.TINYINT, Types.DECIMAL, Types.DOUBLE, Types.REAL);

    private final RealServer server;
    private volatile @Nullable Connection connection;
    private int starts;

    Line(RealServer server) {
        this.server = server;
    }

    /** Sends a statement and waits for its answer. */
    Answer execute(String sql) {
        try {
            Connection open = open();
            try (Statement statement = open.createStatement()) {
                statement.setEscapeProcessing(false);
                return statement.execute(sql)
                        ? rows(statement.getResultSet())
                        : new Answer.Ok(Math.max(0, statement.getUpdateCount()), "", List.of());
            }
        } catch (SQLException e) {
            return failure(e);
        }
    }

    private Connection open() throws SQLException {
        if (starts != server.starts()) {
            close();
        }
        Connection open = connection;
        if (open == null) {
            starts = server.starts();
            open = server.connect(Map.of("connectTimeout", "10000"));
            connection = open;
        }
        return open;
    }

    private Answer failure(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        int number = e.getErrorCode();
        if (state.startsWith("08")) {
            // The driver has no numbers of its own for what the client calls 2002 and 2013.
            number = connection == null ? NOT_CONNECTED : LOST;
            close();
        }
        // The driver puts the number of its connection before the server's words.
        return new Answer.Failure(
                number, state, String.valueOf(e.getMessage()).replaceFirst("^\\(conn=[0-9]+\\) ", ""));
    }

    private static Answer rows(ResultSet set) throws SQLException {
        ResultSetMetaData about = set.getMetaData();
        List<String> columns = new ArrayList<>();
        List<Boolean> numeric = new ArrayList<>();
        for (int i = 1; i <= about.getColumnCount(); i++) {
            columns.add(about.getColumnLabel(i));
            numeric.add(NUMBERS.contains(about.getColumnType(i)));
        }
        List<List<@Nullable String>> rows = new ArrayList<>();
        while (set.next()) {
            List<@Nullable String> row = new ArrayList<>();
            for (int i = 1; i <= columns.size(); i++) {
                row.add(set.getString(i));
            }
            rows.add(row);
        }
        return new Answer.ResultSet(columns, numeric, rows);
    }

    @Override
    public void close() {
        Connections.drop(connection);
        connection = null;
    }
}
