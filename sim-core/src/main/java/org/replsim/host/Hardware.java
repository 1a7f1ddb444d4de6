package org.replsim.host;

import org.replsim.engine.random.Distribution;

/**
 * What each step costs in processor time on one machine. One block per machine: no value may depend on mode, RTT or the
 * number of clients. All times are nanoseconds; per-byte costs are nanoseconds per byte.
 *
 * @param statement parsing, optimising and executing one statement, without its rows
 * @param perRow changing one row
 * @param perByte handling one byte of row data
 * @param prepare engine prepare of one transaction, without the redo sync
 * @param binlogGroup writing a commit group, whatever its size
 * @param binlogTransaction writing one transaction of a group
 * @param binlogByte writing one byte to the binary log
 * @param engineCommit committing one transaction in the engine
 * @param reply waking the session and sending the OK packet
 * @param dumpEvent reading and sending one event by a dump thread
 * @param dumpByte reading and sending one byte
 * @param receiveEvent writing one event to the relay log by the IO thread
 * @param receiveByte writing one byte
 * @param sendAck sending one semi-sync ACK by the IO thread
 * @param ackReceiver handling one ACK in the primary's ack receiver
 * @param applyTransaction applying and committing one transaction on a replica, without its rows and syncs
 * @param applyRow applying one row
 * @param applyByte applying one byte of row data
 * @param handOver waking another thread of a parallel applier: the coordinator spends it on each transaction that it gives
 *     to a worker, a worker each time it had to wait for another one
 * @param client what the load generator spends on one command: a statement, or the COMMIT behind several
 * @param cold how many times longer, beyond once, a step takes whose code has not run for very long: it is in no cache, and
 *     the processor sleeps deeply; after an idle time {@code i} the step takes {@code 1 + cold * i / (i + coldHalf)} times as
 *     long
 * @param coldHalf idle time after which half of that is due
 * @param wakeUp extra time of each burst that begins on a core that had nothing to do: the core and the thread wake up
 * @param command reading and answering one command of a transaction that has several: BEGIN, each statement, COMMIT
 * @param threadWake waking a thread of replication (dump, IO, SQL, ack receiver) that had nothing to do, or a session that waited
 *     for an ACK
 * @param flush sending down the socket what a dump thread has written to it: once before it waits, and for a semi-sync
 *     replica once for each transaction
 * @param appendSync what the system call that syncs a file which has grown (a binary or relay log) spends on a core before
 *     it waits for the disk
 * @param overwriteSync the same where old blocks are written anew (a redo log)
 * @param proxy what a delaying proxy on this machine spends each time it takes or hands on what has come for a connection
 */
public record Hardware(
        Distribution statement,
        long perRow,
        double perByte,
        long prepare,
        long binlogGroup,
        long binlogTransaction,
        double binlogByte,
        long engineCommit,
        long reply,
        long dumpEvent,
        double dumpByte,
        long receiveEvent,
        double receiveByte,
        long sendAck,
        long ackReceiver,
        long applyTransaction,
        long applyRow,
        double applyByte,
        long handOver,
        long client,
        double cold,
        long coldHalf,
        long wakeUp,
        long command,
        long threadWake,
        long flush,
        long appendSync,
        long overwriteSync,
        long proxy) {

    /** A machine on which neither the calls that sync files nor proxies need a core. */
    public Hardware(
            Distribution statement,
            long perRow,
            double perByte,
            long prepare,
            long binlogGroup,
            long binlogTransaction,
            double binlogByte,
            long engineCommit,
            long reply,
            long dumpEvent,
            double dumpByte,
            long receiveEvent,
            double receiveByte,
            long sendAck,
            long ackReceiver,
            long applyTransaction,
            long applyRow,
            double applyByte,
            long handOver,
            long client,
            double cold,
            long coldHalf) {
        this(
                statement,
                perRow,
                perByte,
                prepare,
                binlogGroup,
                binlogTransaction,
                binlogByte,
                engineCommit,
                reply,
                dumpEvent,
                dumpByte,
                receiveEvent,
                receiveByte,
                sendAck,
                ackReceiver,
                applyTransaction,
                applyRow,
                applyByte,
                handOver,
                client,
                cold,
                coldHalf,
                0,
                0,
                0,
                0,
                0,
                0,
                0);
    }
}
