package org.replsim.probe;

import java.util.Arrays;
import java.util.BitSet;
import org.replsim.server.replica.Replica;

/** Which of a list of transactions each server has at one instant, and which are still on their way to it. */
final class Stand {

    private final BitSet[] has;
    private final BitSet[] toCome;
    private final boolean[] alive;

    Stand(Ledger ledger, long[] written) {
        int servers = ledger.servers();
        has = new BitSet[servers];
        toCome = new BitSet[servers];
        alive = new boolean[servers];
        for (int server = 0; server < servers; server++) {
            has[server] = new BitSet(written.length);
            toCome[server] = new BitSet(written.length);
            alive[server] = ledger.node(server).server().alive();
            for (int place = 0; place < written.length; place++) {
                has[server].set(place, ledger.has(written[place], server));
            }
        }
        for (int round = 0; round < servers; round++) {
            for (int server = 0; server < servers; server++) {
                expect(ledger, written, server);
            }
        }
    }

    /** What a replica's source has behind its position will come, and what will come to its source as well. */
    private void expect(Ledger ledger, long[] written, int server) {
        for (Replica replica : ledger.node(server).replicas()) {
            expect(ledger, written, server, replica);
        }
    }

    private void expect(Ledger ledger, long[] written, int server, Replica replica) {
        int source = replica.upstream().server().index();
        if (source == server
                || replica.upstream().log() != ledger.node(source).engine().binlog()) {
            return;
        }
        LogRows log = ledger.log(source);
        long first = replica.relayLog().receivedRows();
        for (long row = Math.max(first, log.first()); row < log.end(); row++) {
            int place = Arrays.binarySearch(written, log.entry(row));
            if (place >= 0) {
                toCome[server].set(place);
            }
        }
        if (replica.upstream().server().alive()) {
            toCome[server].or(toCome[source]);
        }
        toCome[server].andNot(has[server]);
    }

    boolean has(int server, int place) {
        return has[server].get(place);
    }

    boolean toCome(int server, int place) {
        return toCome[server].get(place);
    }

    boolean alive(int server) {
        return alive[server];
    }

    int count(int server) {
        return has[server].cardinality();
    }
}
