package org.replsim.probe;

/** What a {@link Ledger} has forgotten, by the server whose binary log has it: all of it is on all servers, and acknowledged. */
final class Settled {

    private final long[] transactions;
    private final long[] bytes;

    Settled(int servers) {
        transactions = new long[servers];
        bytes = new long[servers];
    }

    void add(Entries entries, long entry) {
        for (int server = 0; server < transactions.length; server++) {
            if ((entries.has(entry, server) & Ledger.WRITTEN) != 0) {
                transactions[server]++;
                bytes[server] += entries.bytes(entry);
            }
        }
    }

    long transactions(int server) {
        return transactions[server];
    }

    long bytes(int server) {
        return bytes[server];
    }
}
