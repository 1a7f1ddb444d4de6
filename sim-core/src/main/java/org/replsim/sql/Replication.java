package org.replsim.sql;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Statements that set up, start and stop replication, and that clear its logs. A connection is MariaDB's named connection
 * or MySQL's channel; null if the statement names none.
 */
public sealed interface Replication extends Statement {

    /** CHANGE MASTER TO, CHANGE REPLICATION SOURCE TO: the options in the order written, with repetitions. */
    record ChangeSource(@Nullable String connection, List<Option> options) implements Replication {
        public ChangeSource {
            options = List.copyOf(options);
        }
    }

    /**
     * START SLAVE or REPLICA.
     *
     * @param all START ALL SLAVES
     * @param until what UNTIL says, also where its parts do not fit together (error 1277); empty without
     */
    record StartReplica(@Nullable String connection, boolean all, Threads threads, List<Option> until)
            implements Replication {
        public StartReplica {
            until = List.copyOf(until);
        }
    }

    /** STOP SLAVE or REPLICA; all for STOP ALL SLAVES. */
    record StopReplica(@Nullable String connection, boolean all, Threads threads) implements Replication {}

    /** RESET SLAVE or REPLICA; all to forget the connection's options too. */
    record ResetReplica(@Nullable String connection, boolean all) implements Replication {}

    /** RESET MASTER, RESET BINARY LOGS AND GTIDS; the number of the first file, null without TO. */
    record ResetSource(@Nullable Long to) implements Replication {}

    /** PURGE BINARY LOGS TO: the file that stays as the first. */
    record PurgeTo(String file) implements Replication {}

    /** PURGE BINARY LOGS BEFORE: a moment. */
    record PurgeBefore(Expression moment) implements Replication {}

    /** Which threads START and STOP name; none named means both. */
    enum Threads {
        /** No thread is named, or both are. */
        BOTH,
        /** IO_THREAD only. */
        IO_THREAD,
        /** SQL_THREAD only. */
        SQL_THREAD
    }

    /**
     * An option and its value.
     *
     * @param values String, Long or BigDecimal as {@link Expression.Literal} has them: one, or as many as a list in
     *     parentheses has; words are Strings in upper case
     */
    record Option(ReplicationOption option, List<Object> values) {
        public Option {
            values = List.copyOf(values);
        }

        /** The value as text; empty without one. */
        public String text() {
            return values.isEmpty() ? "" : values.get(0).toString();
        }

        /** The value as a whole number; a fraction is cut off, a text is 0. */
        public long number() {
            return !values.isEmpty() && values.get(0) instanceof Number number ? number.longValue() : 0;
        }

        /** The value as a number with a fraction; a text is 0. */
        public BigDecimal decimal() {
            return !values.isEmpty() && values.get(0) instanceof Number number
                    ? new BigDecimal(number.toString())
                    : BigDecimal.ZERO;
        }
    }
}
