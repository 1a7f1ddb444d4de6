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

    /** Processor time; the only statement of a transaction prepares it as well. */
    static long nanos(Server server, long id, Shape shape, int statement) {
        Hardware hardware = server.host().hardware();
        int rows = shape.rowsOf(statement);
        long nanos = server.host()
                        .statementNanos()
                        .nanos(server.transactions().of(id).statementBits(id, statement))
                + rows * hardware.perRow()
                + (long) (rows * (double) shape.bytesPerRow * hardware.perByte())
                + shape.ddlNanos;
        return shape.statements == 1 ? nanos + hardware.prepare() : nanos;
    }
}
