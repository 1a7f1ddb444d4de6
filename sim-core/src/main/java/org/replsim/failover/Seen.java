package org.replsim.failover;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.admin.Answer;

/**
 * What a manager saw of an instance when it last looked.
 *
 * @param reachable whether it answered
 * @param replica whether it is a replica
 * @param io Slave_IO_Running
 * @param sql Slave_SQL_Running
 * @param sqlState Slave_SQL_Running_State
 * @param read what it has received
 * @param executed what it has applied
 * @param behindSeconds Seconds_Behind_Master; -1 for NULL
 * @param ioErrno Last_IO_Errno
 */
record Seen(
        boolean reachable,
        boolean replica,
        String io,
        String sql,
        String sqlState,
        Position read,
        Position executed,
        long behindSeconds,
        int ioErrno) {

    /** Nobody answered. */
    static final Seen NOTHING = new Seen(false, false, "", "", "", Position.NONE, Position.NONE, -1, 0);

    /** The answer to SHOW SLAVE STATUS. */
    static Seen of(Answer answer) {
        if (!(answer instanceof Answer.ResultSet rows)) {
            return NOTHING;
        }
        if (rows.rows().isEmpty()) {
            return new Seen(true, false, "", "", "", Position.NONE, Position.NONE, -1, 0);
        }
        String behind = cell(rows, "Seconds_Behind_Master");
        return new Seen(
                true,
                true,
                cell(rows, "Slave_IO_Running"),
                cell(rows, "Slave_SQL_Running"),
                cell(rows, "Slave_SQL_Running_State"),
                new Position(cell(rows, "Master_Log_File"), Long.parseLong(cell(rows, "Read_Master_Log_Pos"))),
                new Position(cell(rows, "Relay_Master_Log_File"), Long.parseLong(cell(rows, "Exec_Master_Log_Pos"))),
                behind.isEmpty() ? -1 : Long.parseLong(behind),
                Integer.parseInt(cell(rows, "Last_IO_Errno")));
    }

    /** Whether an answer came from a server, be it an error of its own. */
    static boolean answered(Answer answer) {
        return !(answer instanceof Answer.Failure failure) || (failure.errno() != 2002 && failure.errno() != 2003);
    }

    /** Both threads run and the IO thread is connected. */
    boolean replicating() {
        return io.equals("Yes") && sql.equals("Yes");
    }

    /** State S2: all that it has received is applied. */
    boolean drained() {
        return executed.equals(read) && (sqlState.isEmpty() || sqlState.contains("has read all relay log"));
    }

    /** Received and not applied. */
    long unappliedBytes() {
        return executed.bytesTo(read);
    }

    private static String cell(Answer.ResultSet rows, String title) {
        List<@Nullable String> row = rows.rows().get(0);
        for (int i = 0; i < rows.columns().size(); i++) {
            String column = rows.columns().get(i);
            if (column.equals(title)
                    || column.equals(title.replace("Master", "Source").replace("Slave", "Replica"))) {
                String value = row.get(i);
                return value == null ? "" : value;
            }
        }
        return "";
    }
}
