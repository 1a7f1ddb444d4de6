package org.replsim.binlog;

/**
 * The name of a transaction in one long: who made it (a source of transactions, 8 bits), which client (20 bits) and the
 * client's how-manieth (36 bits). The same transaction keeps its name in every log it passes through.
 */
public final class TransactionId {

    private static final int NUMBER_BITS = 36;
    private static final int CLIENT_BITS = 20;

    /** Most sources of transactions in a run. */
    public static final int MAX_SOURCES = 1 << 7;

    /** Most clients of one source. */
    public static final int MAX_CLIENTS = 1 << CLIENT_BITS;

    private TransactionId() {}

    /** Packs the three parts. */
    public static long of(int source, int client, long number) {
        return ((long) source << (NUMBER_BITS + CLIENT_BITS)) | ((long) client << NUMBER_BITS) | number;
    }

    /** The source of transactions. */
    public static int source(long id) {
        return (int) (id >>> (NUMBER_BITS + CLIENT_BITS));
    }

    /** The client. */
    public static int client(long id) {
        return (int) (id >>> NUMBER_BITS) & (MAX_CLIENTS - 1);
    }

    /** The client's how-manieth transaction, from 0. */
    public static long number(long id) {
        return id & ((1L << NUMBER_BITS) - 1);
    }
}
