package org.replsim.admin;

import java.util.List;
import org.replsim.admin.Answer.Ok;
import org.replsim.admin.Answer.ResultSet;
import org.replsim.server.source.Session;
import org.replsim.table.DdlOutcome;
import org.replsim.table.Outcome;
import org.replsim.table.ResultRows;
import org.replsim.table.value.SqlError;
import org.replsim.table.value.Warning;

/** What a client is told of what tables and sessions say. */
final class Answers {

    private Answers() {}

    static Answer of(Outcome outcome) {
        SqlError error = outcome.error();
        if (error != null) {
            return Errors.of(error);
        }
        ResultRows rows = outcome.rows();
        return rows == null ? ok(outcome.affectedRows(), outcome.info(), outcome.warnings()) : of(rows);
    }

    static Answer of(DdlOutcome outcome) {
        SqlError error = outcome.error();
        return error != null ? Errors.of(error) : ok(outcome.affectedRows(), "", outcome.warnings());
    }

    static ResultSet of(ResultRows rows) {
        return new ResultSet(rows.titles(), rows.numeric(), rows.rows());
    }

    /** The error of a session, or {@code otherwise} if it is one of the statement's own. */
    static Answer of(int errno, Answer otherwise) {
        return switch (errno) {
            case Session.CR_SERVER_LOST -> Errors.lost();
            case Session.ER_QUERY_INTERRUPTED -> Errors.interrupted();
            case Session.ER_LOCK_WAIT_TIMEOUT -> Errors.lockWaitTimeout();
            case Session.ER_LOCK_DEADLOCK -> Errors.deadlock();
            default -> otherwise;
        };
    }

    private static Ok ok(long affected, String info, List<Warning> warnings) {
        return new Ok(
                affected,
                info,
                warnings.stream()
                        .map(warning -> warning.level() + " " + warning.code() + " " + warning.message())
                        .toList());
    }
}
