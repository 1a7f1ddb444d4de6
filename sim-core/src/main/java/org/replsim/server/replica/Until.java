package org.replsim.server.replica;

import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;

/**
 * START SLAVE UNTIL (spec 1.7 rule 6): the SQL thread stops before the first group whose start is at or beyond a position.
 *
 * @param condition what is given
 * @param file Until_Log_File: of the source for {@link Condition#MASTER}, of the relay log for {@link Condition#RELAY}
 * @param position Until_Log_Pos
 * @param gtidReached for {@link Condition#GTID}: whether the thread stops before this row of the source's log
 * @param allDone for {@link Condition#GTID}: whether nothing is left to be applied, so that both threads stop
 */
public record Until(
        Condition condition, String file, long position, LongPredicate gtidReached, BooleanSupplier allDone) {

    /** Until_Condition. */
    public enum Condition {
        /** There is none. */
        NONE("None"),
        /** MASTER_LOG_FILE and MASTER_LOG_POS. */
        MASTER("Master"),
        /** RELAY_LOG_FILE and RELAY_LOG_POS. */
        RELAY("Relay"),
        /** A GTID position or set. */
        GTID("Gtid");

        private final String text;

        Condition(String text) {
            this.text = text;
        }

        /** What SHOW SLAVE STATUS prints. */
        public String text() {
            return text;
        }
    }

    /** START SLAVE without UNTIL. */
    public static final Until NONE = new Until(Condition.NONE, "", 0, row -> false, () -> false);

    /** UNTIL MASTER_LOG_FILE, MASTER_LOG_POS. */
    public static Until master(String file, long position) {
        return new Until(Condition.MASTER, file, position, row -> false, () -> false);
    }

    /** UNTIL RELAY_LOG_FILE, RELAY_LOG_POS. */
    public static Until relay(String file, long position) {
        return new Until(Condition.RELAY, file, position, row -> false, () -> false);
    }

    /** UNTIL a GTID: the thread stops before the first row that the predicate is true for. */
    public static Until gtid(LongPredicate reached) {
        return gtid(reached, () -> false);
    }

    /**
     * UNTIL a GTID that is still applied.
     *
     * @param reached whether the SQL thread stops before a row
     * @param allDone whether all is applied: then the IO thread stops as well
     */
    public static Until gtid(LongPredicate reached, BooleanSupplier allDone) {
        return new Until(Condition.GTID, "", 0, reached, allDone);
    }

    /** Whether a file can be given: it must have a number at its end (else error 1277). */
    public static boolean wellFormed(String file) {
        return number(file) >= 0;
    }

    /**
     * Whether a place is at or beyond this position. Files are compared by their numbers; a file of another name is reached
     * at once, and before the first event there is no file.
     */
    boolean reachedAt(String placeFile, long placePosition) {
        if (placeFile.isEmpty()) {
            return false;
        }
        if (!baseOf(placeFile).equals(baseOf(file))) {
            return true;
        }
        long place = number(placeFile);
        long until = number(file);
        return place > until || (place == until && placePosition >= position);
    }

    private static String baseOf(String file) {
        return file.substring(file.lastIndexOf('/') + 1, Math.max(file.lastIndexOf('/'), file.lastIndexOf('.')) + 1);
    }

    /** The number at the end of a file's name, or -1. */
    private static long number(String file) {
        String digits = file.substring(file.lastIndexOf('.') + 1);
        boolean numeric = file.indexOf('.') >= 0 && digits.matches("[0-9]{1,18}");
        return numeric ? Long.parseLong(digits) : -1;
    }
}
