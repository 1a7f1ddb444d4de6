package org.replsim.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.replsim.admin.Answer.Failure;
import org.replsim.admin.Answer.Ok;
import org.replsim.server.Server;
import org.replsim.server.ServerVariable;
import org.replsim.server.VariableType;
import org.replsim.server.replica.Replica;
import org.replsim.sql.Expression;
import org.replsim.sql.Setting;
import org.replsim.table.value.Evaluator;
import org.replsim.table.value.SqlException;

/** SET in its forms. What it refuses leaves all variables as they were. */
final class VariableStatements {

    /** Variables of the model that each session may have a value of its own for. */
    private static final List<ServerVariable> OF_SESSIONS = List.of(
            ServerVariable.BINLOG_FORMAT,
            ServerVariable.AUTO_INCREMENT_INCREMENT,
            ServerVariable.AUTO_INCREMENT_OFFSET,
            ServerVariable.GTID_DOMAIN_ID,
            ServerVariable.WAIT_TIMEOUT,
            ServerVariable.INTERACTIVE_TIMEOUT,
            ServerVariable.LOCK_WAIT_TIMEOUT,
            ServerVariable.INNODB_LOCK_WAIT_TIMEOUT);

    private final AdminSession session;
    private final Server server;
    private final List<Runnable> changes = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    VariableStatements(AdminSession session) {
        this.session = session;
        server = session.node().server();
    }

    void execute(Setting setting) {
        if (!(setting instanceof Setting.Variables variables)) {
            session.ok();
            return;
        }
        for (Setting.Assignment assignment : variables.assignments()) {
            Failure failure = prepare(assignment);
            if (failure != null) {
                session.answer(failure);
                return;
            }
        }
        changes.forEach(Runnable::run);
        if (session.busy()) {
            session.answer(new Ok(0, "", warnings));
        }
    }

    private @Nullable Failure prepare(Setting.Assignment assignment) {
        Expression expression = assignment.value();
        Object value;
        try {
            value = expression == null
                    ? null
                    : new Evaluator(new Values(session), session.database(), Moment.now(session))
                            .value(expression, Evaluator.Columns.NONE);
        } catch (SqlException e) {
            return Errors.of(e.error());
        }
        String name = assignment.name();
        if (assignment.scope() == Setting.Scope.USER) {
            changes.add(() -> session.variables().setUser(name, value));
            return null;
        }
        boolean global = assignment.scope() == Setting.Scope.GLOBAL
                || assignment.scope() == Setting.Scope.PERSIST
                || assignment.scope() == Setting.Scope.PERSIST_ONLY;
        Optional<ServerVariable> known = ServerVariable.named(name, server.profile());
        if (known.isPresent()) {
            return prepare(known.get(), name, global, expression == null, value);
        }
        return prepareOther(name, global, value);
    }

    private @Nullable Failure prepare(
            ServerVariable variable, String name, boolean global, boolean toDefault, @Nullable Object value) {
        Failure refusal = refusal(variable, name, global);
        if (refusal != null) {
            return refusal;
        }
        Long number = toDefault ? (Long) server.profile().variables().number(variable) : number(variable, value);
        if (number == null) {
            return value instanceof String
                            && variable.type() != VariableType.FLAG
                            && variable.type() != VariableType.CHOICE
                    ? Errors.wrongType(name)
                    : Errors.wrongValue(name, value == null ? "NULL" : value.toString());
        }
        long allowed = Math.max(variable.min(), Math.min(variable.max(), number));
        if (allowed != number) {
            warnings.add("Warning 1292 Truncated incorrect " + name + " value: '" + number + "'");
        }
        changes.add(() -> {
            Replica replica =
                    variable == ServerVariable.SQL_SLAVE_SKIP_COUNTER ? new Connections(session).one(null) : null;
            if (replica != null) {
                replica.applier().skip(allowed);
            } else if (global) {
                session.admin().cluster().set(session.server(), variable, allowed);
            } else {
                session.variables().set(variable, allowed);
            }
        });
        return null;
    }

    private @Nullable Failure refusal(ServerVariable variable, String name, boolean global) {
        if (!server.plugins().has(variable)) {
            return Errors.unknownVariable(name);
        }
        if (!variable.dynamic()) {
            return Errors.readOnlyVariable(name);
        }
        if (!global && !OF_SESSIONS.contains(variable)) {
            return Errors.globalVariable(name);
        }
        if (variable != ServerVariable.SQL_SLAVE_SKIP_COUNTER) {
            return null;
        }
        Replica replica = new Connections(session).one(null);
        return replica != null && replica.applier().running()
                ? Errors.slaveRunning(server.profile(), replica.info().connection())
                : null;
    }

    private @Nullable Failure prepareOther(String name, boolean global, @Nullable Object value) {
        String text = value == null ? "" : value.toString();
        if (GtidSettings.known(name, server.gtids().kind())) {
            return new GtidSettings(session).prepare(name, global, text, changes);
        }
        switch (name) {
            case "autocommit" -> {
                boolean on = isOn(text);
                changes.add(() -> session.variables().autocommit(on));
                if (on && session.work().inTransaction()) {
                    changes.add(() -> session.work().commit());
                }
                return null;
            }
            case "sql_log_bin" -> {
                boolean on = isOn(text);
                changes.add(() -> session.variables().set(name, on ? "1" : "0"));
                changes.add(() -> session.work().logged(on));
                return global ? Errors.sessionVariable(name) : null;
            }
            case Connections.DEFAULT -> {
                return defaultConnection(name, global, text);
            }
            case "insert_id" -> {
                changes.add(() -> session.variables().insertId(Long.parseLong(text)));
                return value instanceof Long ? null : Errors.wrongType(name);
            }
            case "last_insert_id" -> {
                changes.add(() -> session.variables().lastInsertId(Long.parseLong(text)));
                return value instanceof Long ? null : Errors.wrongType(name);
            }
            default -> {
                return outsideTheModel(name, global, text);
            }
        }
    }

    private @Nullable Failure defaultConnection(String name, boolean global, String text) {
        changes.add(() -> session.variables().set(name, text));
        if (OtherVariables.value(session, name).isEmpty()) {
            return Errors.unknownVariable(name);
        }
        return global ? Errors.sessionVariable(name) : null;
    }

    private @Nullable Failure outsideTheModel(String name, boolean global, String text) {
        if (OtherVariables.value(session, name).isEmpty()) {
            return Errors.unknownVariable(name);
        }
        if (global || OtherVariables.fixed(name)) {
            return Errors.readOnlyVariable(name);
        }
        changes.add(() -> session.variables().set(name, text));
        return null;
    }

    private static @Nullable Long number(ServerVariable variable, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        String text = value.toString();
        if (variable.type() == VariableType.FLAG) {
            return flag(text);
        }
        if (variable.type() == VariableType.CHOICE) {
            for (int choice = 0; choice < variable.choices().size(); choice++) {
                if (variable.choices().get(choice).equalsIgnoreCase(text)) {
                    return (long) choice;
                }
            }
            return value instanceof Long number
                            && number >= 0
                            && number < variable.choices().size()
                    ? number
                    : null;
        }
        return value instanceof Number number ? (Long) number.longValue() : null;
    }

    private static @Nullable Long flag(String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "1", "ON", "TRUE" -> 1L;
            case "0", "OFF", "FALSE" -> 0L;
            default -> null;
        };
    }

    private static boolean isOn(String text) {
        Long flag = flag(text);
        return flag != null && flag == 1;
    }
}
