package org.replsim.run;

/**
 * What a crash of a source left behind, as set differences (spec 5.3). R is what the promoted replica has received when
 * everything still on the way has arrived.
 *
 * @param crashed the server that died
 * @param atNanos when
 * @param promoted the replica that had received most
 * @param written transactions in the binary log
 * @param acknowledged transactions whose clients had their OK
 * @param received transactions the promoted replica ends up with
 * @param lostAcknowledged acknowledged and not in R
 * @param lostBytes their bytes in the binary log
 * @param lostNanos crash time minus commit time of the first of them; 0 if none
 * @param ghosts in R although no client was told
 * @param phantomReads visible to other sessions on the old source and not in R
 * @param errant in the old source's binary log and not in R
 */
public record LossRecord(
        String crashed,
        long atNanos,
        String promoted,
        long written,
        long acknowledged,
        long received,
        long lostAcknowledged,
        long lostBytes,
        long lostNanos,
        long ghosts,
        long phantomReads,
        long errant) {}
