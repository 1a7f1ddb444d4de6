package org.replsim.server.source;

import org.replsim.binlog.Shape;
import org.replsim.host.Hardware;
import org.replsim.server.Server;

/** Which rows a statement of a transaction changes, and what it takes of a core. */
final class StatementCost {

    private StatementCost() {}

    /** The first row of a statement, or of the one behind the last. */
    static int firstRow(Shape shape, int statement) {
        return statement * (shape.rows / shape.statements) + Math.min(statement, shape.rows % shape.statements);
    }

    /**
     * Processor time; the only statement of a transaction prepares it as well, the first of several comes behind a BEGIN, and
     * each of several is read and answered.
     */
    static long nanos(Server server, long id, Shape shape, int statement) {
        Hardware hardware = server.host().hardware();
        int rows = shape.rowsOf(statement);
        long nanos = server.host()
                        .statementNanos()
                        .nanos(server.transactions().of(id).statementBits(id, statement))
                + rows * hardware.perRow()
                + (long) (rows * (double) shape.bytesPerRow * hardware.perByte())
                + shape.ddlNanos;
        if (shape.statements == 1) {
            return nanos + hardware.prepare();
        }
        return nanos + (statement == 0 && !shape.open ? 2 : 1) * hardware.command();
    }

    /** Processor time of a COMMIT that comes as a command of its own, with the engine's prepare. */
    static long commitNanos(Server server) {
        Hardware hardware = server.host().hardware();
        return hardware.command() + hardware.prepare();
    }
}
