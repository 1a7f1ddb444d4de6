package org.replsim.server.source;

import org.replsim.engine.random.Distribution;
import org.replsim.host.Hardware;
import org.replsim.run.Specs;

/**
 * The time of each step of the builder's usual transaction (one row of 220 bytes, a statement of 100) on hardware without
 * noise, added up from what the hardware's fields mean and from the event sizes of spec 3.1. Nanoseconds.
 */
final class Steps {

    /** Gtid, Table_map of {@code app.t(id, k, c, pad)}, a rows event, Xid. */
    static final int WIRE_BYTES = 42 + 51 + (33 + 1 + 220) + 31;

    static final int WIRE_EVENTS = 4;
    /** And the Annotate_rows event. */
    static final int FILE_BYTES = WIRE_BYTES + 23 + 100;

    private final Specs specs;
    private final Hardware hardware;

    Steps(Specs specs) {
        this.specs = specs;
        hardware = specs.hardware;
    }

    /** C0 and the engine's part of C1. */
    double execute() {
        return statement() + hardware.perRow() + 220 * hardware.perByte() + hardware.prepare();
    }

    /** One fsync, whose data is written at 2 GB/s. */
    double fsync(int bytes) {
        return ((Distribution.Constant) specs.fsync).value() + bytes / 2.0;
    }

    /** The redo log holds the row and 512 bytes of undo, headers and marks. */
    double redoSync() {
        return fsync(220 + 512);
    }

    /** C3 for a group of one. */
    double write() {
        return hardware.binlogGroup() + hardware.binlogTransaction() + FILE_BYTES * hardware.binlogByte();
    }

    double binlogSync() {
        return fsync(FILE_BYTES);
    }

    double engineCommit() {
        return hardware.engineCommit();
    }

    double reply() {
        return hardware.reply();
    }

    /** From the publishing (C5) to the ACK as the source sees it, for a semi-sync replica with nothing else to do. */
    double acknowledge() {
        int payload = WIRE_BYTES + 7 * WIRE_EVENTS;
        double dump = WIRE_EVENTS * hardware.dumpEvent() + WIRE_BYTES * hardware.dumpByte();
        double receive = WIRE_EVENTS * hardware.receiveEvent() + payload * hardware.receiveByte() + hardware.sendAck();
        double onTheWire = (payload + 29) * 1e9 / specs.bandwidth;
        return dump + receive + onTheWire + specs.rtt + hardware.ackReceiver();
    }

    /** One commit of a lone session without replicas to wait for. */
    double local() {
        return execute() + redoSync() + write() + binlogSync() + engineCommit() + reply();
    }

    private double statement() {
        return ((Distribution.Constant) hardware.statement()).value();
    }
}
