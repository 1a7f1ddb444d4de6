package org.replsim.server;

/**
 * What a message between source and replica is, packed into one long: its kind, whether an ACK is asked for, whether it
 * ends a transaction, the first event of the transaction it carries and how many.
 */
public final class Packet {

    /** Events of one transaction. */
    public static final int EVENTS = 0;
    /** A new file: artificial Rotate, Format_desc and the events at the head of the file. */
    public static final int FILE = 1;
    /** A heartbeat. */
    public static final int HEARTBEAT = 2;
    /** The sender's kernel has closed the connection behind everything it had sent. */
    public static final int FIN = 3;

    /** Packet header and OK byte before each event (spec 3.1). */
    public static final int EVENT_OVERHEAD = 5;
    /** Further bytes when the replica is semi-sync. */
    public static final int SEMI_SYNC_HEADER = 2;
    /** An ACK's payload without the file name: packet header, magic, position. */
    public static final int ACK_OVERHEAD = 13;

    private static final int EVENT_BITS = 29;
    private static final long EVENT_MASK = (1L << EVENT_BITS) - 1;

    private Packet() {}

    /** Packs a message. */
    public static long of(int kind, boolean ackWanted, boolean last, int firstEvent, int events) {
        return (long) kind << 60
                | (ackWanted ? 1L << 59 : 0)
                | (last ? 1L << 58 : 0)
                | (long) firstEvent << EVENT_BITS
                | events;
    }

    /** Which kind it is. */
    public static int kind(long packet) {
        return (int) (packet >>> 60);
    }

    /** Whether the source asks for an ACK. */
    public static boolean ackWanted(long packet) {
        return (packet >>> 59 & 1) != 0;
    }

    /** Whether the transaction is complete with it. */
    public static boolean last(long packet) {
        return (packet >>> 58 & 1) != 0;
    }

    /** The first of its events, counted within the transaction. */
    public static int firstEvent(long packet) {
        return (int) (packet >>> EVENT_BITS & EVENT_MASK);
    }

    /** How many events it carries. */
    public static int events(long packet) {
        return (int) (packet & EVENT_MASK);
    }
}
