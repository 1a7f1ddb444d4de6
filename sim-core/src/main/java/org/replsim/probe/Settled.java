package org.replsim.probe;

/** What a {@link Ledger} has forgotten, by the server whose binary log has it: all of it is on all servers, and acknowledged. */
final class Settled {

    private final long[] transactions;
    private final long[] bytes;
    private final long[] ownTransactions;
    private final long[] ownBytes;

    Settled(int servers) {
        transactions = new long[servers];
        bytes = new long[servers];
        ownTransactions = new long[servers];
        ownBytes = new long[servers];
    }

    void add(Entries entries, long entry) {
        for (int server = 0; server < transactions.length; server++) {
            if ((entries.has(entry, server) & Ledger.WRITTEN) != 0) {
                transactions[server]++;
                bytes[server] += entries.bytes(entry);
            }
        }
        ownTransactions[entries.origin(entry)]++;
        ownBytes[entries.origin(entry)] += entries.bytes(entry);
    }

    long transactions(int server, boolean ownOnly) {
        return ownOnly ? ownTransactions[server] : transactions[server];
    }

    long bytes(int server, boolean ownOnly) {
        return ownOnly ? ownBytes[server] : bytes[server];
    }
}
