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
 * @param kernel what the operating system adds
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
        Kernel kernel) {}
