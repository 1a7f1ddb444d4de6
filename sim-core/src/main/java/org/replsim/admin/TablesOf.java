package org.replsim.admin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.admin.Answer.Failure;
import org.replsim.server.TableLock;
import org.replsim.server.TableLocks;
import org.replsim.sql.Ddl;
import org.replsim.sql.Dml;
import org.replsim.sql.Statement;
import org.replsim.sql.TableName;

/** Which tables a statement uses, and whether the locks that its own session holds let it. */
final class TablesOf {

    private TablesOf() {}

    /** The tables, each with its database. */
    static List<TableName> statement(Statement statement, AdminSession session) {
        return named(statement).stream().map(session::qualified).toList();
    }

    /** What stands against it; null if nothing does. */
    static @Nullable Failure refusal(Statement statement, AdminSession session) {
        boolean writes = !(statement instanceof Dml.Select);
        TableLocks locks = session.node().server().tableLocks();
        if (!locks.active()) {
            return null;
        }
        if (writes && locks.holdsAll(session)) {
            return Errors.readLocked();
        }
        if (!locks.holdsTables(session)) {
            return null;
        }
        for (TableName table : statement(statement, session)) {
            TableLock held = locks.held(session, table);
            if (held == null) {
                return Errors.tableNotLocked(table.table());
            }
            if (writes && !held.write()) {
                return Errors.tableReadLocked(table.table());
            }
        }
        return null;
    }

    private static List<TableName> named(Statement statement) {
        if (statement instanceof Dml.Insert insert) {
            return List.of(insert.table());
        } else if (statement instanceof Dml.Update update) {
            return List.of(update.table());
        } else if (statement instanceof Dml.Delete delete) {
            return List.of(delete.table());
        } else if (statement instanceof Dml.Select select) {
            TableName from = select.from();
            return from == null ? List.of() : List.of(from);
        } else if (statement instanceof Ddl.CreateTable create) {
            return List.of(create.table());
        } else if (statement instanceof Ddl.DropTable drop) {
            return drop.tables();
        } else if (statement instanceof Ddl.TruncateTable truncate) {
            return List.of(truncate.table());
        }
        return List.of();
    }
}
