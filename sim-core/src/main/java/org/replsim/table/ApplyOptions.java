package org.replsim.table;

import java.util.function.IntPredicate;
import org.replsim.table.value.Session;

/**
 * How a replica applies.
 *
 * @param idempotent slave_exec_mode IDEMPOTENT: row events fit themselves to what is there
 * @param skipErrors slave_skip_errors: which error numbers are passed over
 * @param logName the source's log file, for error texts
 * @param position where in that file the events behind the GTID event begin, for error texts
 * @param session what the applier's expressions can ask for
 */
public record ApplyOptions(
        boolean idempotent, IntPredicate skipErrors, String logName, long position, Session session) {

    /** Every error counts. */
    public static ApplyOptions strict(String logName, long position) {
        return new ApplyOptions(false, errno -> false, logName, position, Session.NONE);
    }
}
