package org.replsim.run;

/**
 * An instant worth a line on a chart.
 *
 * @param atNanos when
 * @param server where
 * @param kind what sort of thing it is
 * @param text in the server's or the scenario's words, such as {@code crash db1} or {@code semi-sync OFF}
 */
public record Marker(long atNanos, String server, Kind kind, String text) {

    /** The sorts of markers. */
    public enum Kind {
        /** A fault or an order of the timeline. */
        FAULT,
        /** Rpl_semi_sync_master_status changed. */
        SEMI_SYNC,
        /** A replica's thread stopped, failed, lost its connection or found it again. */
        THREAD
    }
}
