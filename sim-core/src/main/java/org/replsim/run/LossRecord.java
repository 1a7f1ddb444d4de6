package org.replsim.run;

import java.util.List;
import org.replsim.probe.Fate;

/**
 * What a crash of a source left behind, as set differences (spec 5.3). W is what its binary log had at the crash, A what its
 * clients had their OK for by then, V what other sessions saw, K what the reference server has when everything on the way to
 * it has arrived: at the end of the run, or when that server or the crashed one ended in turn.
 *
 * @param crashed the server that died
 * @param atNanos when
 * @param died whether it did; else it was replaced though it went on, which may be since this instant
 * @param promoted the reference: the server that was promoted or, if none was, would have been
 * @param reference why it is the reference
 * @param rtoNanos from the crash, or the fault before it that a manager has replaced the server for, to the first OK that the promoted server gave a client; -1 if it gave none, or if none was
 *     promoted
 * @param firstOkNanos when that was; -1 with it
 * @param written W
 * @param acknowledged A
 * @param received K
 * @param lostAcknowledged A without K
 * @param lostBytes their bytes in the binary log
 * @param lostNanos crash time minus commit time of the first of them; 0 if none
 * @param ghosts K without A: present though no client was told; repeated ones included
 * @param phantomReads V without K: seen and not present; acknowledged ones included
 * @param errant W without K that another server has, if only on the disk of the crashed one
 * @param tallies W under exactly one fate each, in the order of {@link Fate}
 * @param others the other servers that live
 */
public record LossRecord(
        String crashed,
        long atNanos,
        boolean died,
        String promoted,
        Reference reference,
        long rtoNanos,
        long firstOkNanos,
        long written,
        long acknowledged,
        long received,
        long lostAcknowledged,
        long lostBytes,
        long lostNanos,
        long ghosts,
        long phantomReads,
        long errant,
        List<Tally> tallies,
        List<StandingRecord> others) {

    /** Why a server is the one that everything is compared with. */
    public enum Reference {
        /** A procedure promoted it. */
        PROMOTED,
        /** It was a replica, and clients wrote to it after the crash. */
        WRITTEN_TO,
        /** Nobody was promoted; of the replicas that live it has received most. */
        MOST_RECEIVED,
        /** No replica lives: it is the crashed server itself. */
        ITSELF
    }

    /** Copies the lists. */
    public LossRecord {
        tallies = List.copyOf(tallies);
        others = List.copyOf(others);
    }

    /** Transactions of a fate. */
    public long count(Fate fate) {
        return tallies.stream()
                .filter(tally -> tally.fate() == fate)
                .mapToLong(Tally::transactions)
                .sum();
    }

    /** Transactions that a client sent again after the crash, and that are in the promoted server twice. */
    public long duplicates() {
        return count(Fate.DUPLICATE);
    }

    /** Holes of all other replicas together. */
    public long holes() {
        return others.stream().mapToLong(StandingRecord::holes).sum();
    }
}
