package org.replsim.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.replsim.sql.Expression.Column;
import org.replsim.sql.Expression.Literal;
import org.replsim.sql.Setting.Assignment;
import org.replsim.sql.Setting.Scope;
import org.replsim.sql.Token.Kind;

/** SET. */
final class SettingParser {

    private final Tokens tokens;
    private final ExpressionParser expressions;

    /** A scope before a variable holds for the following ones too. */
    private Scope written = Scope.NONE;

    SettingParser(Tokens tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    Statement set() throws SyntaxError {
        tokens.expect("SET");
        if (tokens.at("PASSWORD") && !tokens.peek(1).is(".")) {
            return new AccountParser(tokens).setPassword();
        }
        if (tokens.at("NAMES") && !tokens.peek(1).is("=")) {
            tokens.next();
            return names(true);
        }
        if (tokens.at("CHARSET") || tokens.at("CHARACTER", "SET")) {
            if (tokens.next().is("CHARACTER")) {
                tokens.next();
            }
            return names(false);
        }
        if (tokens.atAny("STATEMENT", "ROLE", "RESOURCE") && !tokens.peek(1).is("=") || tokens.at("DEFAULT", "ROLE")) {
            throw tokens.unsupported("SET " + tokens.word());
        }
        List<Assignment> assignments = new ArrayList<>();
        do {
            scope();
            if (tokens.at("TRANSACTION") && !tokens.peek(1).is("=")) {
                transaction(assignments);
            } else {
                assignments.add(assignment());
            }
        } while (tokens.accept(","));
        return new Setting.Variables(assignments);
    }

    private Setting names(boolean collates) throws SyntaxError {
        String characterSet =
                tokens.accept("DEFAULT") ? null : tokens.accept("BINARY") ? "binary" : tokens.identifierOrString();
        if (collates && tokens.accept("COLLATE")) {
            tokens.identifierOrString();
        }
        return new Setting.Names(characterSet);
    }

    private void scope() {
        Scope scope = scope(tokens.word());
        if (scope != Scope.NONE && !tokens.peek(1).is("=")) {
            tokens.next();
            written = scope;
        }
    }

    private Scope scope(String word) {
        return switch (word) {
            case "GLOBAL" -> Scope.GLOBAL;
            case "SESSION", "LOCAL" -> Scope.SESSION;
            case "PERSIST" -> tokens.dialect().since(Integer.MAX_VALUE, 80000) ? Scope.PERSIST : Scope.NONE;
            case "PERSIST_ONLY" -> tokens.dialect().since(Integer.MAX_VALUE, 80000) ? Scope.PERSIST_ONLY : Scope.NONE;
            default -> Scope.NONE;
        };
    }

    private Assignment assignment() throws SyntaxError {
        if (tokens.accept("@")) {
            String name = tokens.at(Kind.STRING) ? tokens.string() : tokens.anyName();
            tokens.oneOf("=", ":=");
            return new Assignment(Scope.USER, name, expressions.expression());
        }
        Scope scope = written;
        String name;
        if (tokens.accept("@@")) {
            scope = tokens.peek(1).is(".") ? scope(tokens.word()) : Scope.NONE;
            if (scope != Scope.NONE) {
                tokens.next();
                tokens.next();
            }
            name = tokens.anyName();
        } else {
            name = tokens.identifier();
        }
        if (tokens.at(".")) {
            throw tokens.unsupported("SET of a structured variable");
        }
        tokens.oneOf("=", ":=");
        return new Assignment(scope, name.toLowerCase(Locale.ROOT), value());
    }

    private @Nullable Expression value() throws SyntaxError {
        if (tokens.at("DEFAULT")) {
            tokens.next();
            return null;
        }
        boolean oneMore = tokens.peek(1).is(",") || tokens.peek(1).kind() == Kind.END;
        if (oneMore && tokens.atAny("ON", "ALL", "BINARY", "ROW", "SYSTEM")) {
            return new Literal(tokens.next().text());
        }
        Expression value = expressions.expression();
        return value instanceof Column column ? new Literal(column.name()) : value;
    }

    /** Isolation level and access mode are variables too. */
    private void transaction(List<Assignment> assignments) throws SyntaxError {
        tokens.expect("TRANSACTION");
        String isolation = tokens.dialect().isolationVariable();
        do {
            if (tokens.phrase("ISOLATION", "LEVEL")) {
                assignments.add(new Assignment(written, isolation, new Literal(level())));
            } else {
                tokens.expect("READ");
                boolean readOnly = tokens.oneOf("ONLY", "WRITE").equals("ONLY");
                String name = isolation.replace("isolation", "read_only");
                assignments.add(new Assignment(written, name, new Literal(readOnly ? 1L : 0L)));
            }
        } while (tokens.accept(","));
    }

    private String level() throws SyntaxError {
        switch (tokens.oneOf("READ", "REPEATABLE", "SERIALIZABLE")) {
            case "READ" -> {
                return "READ-" + tokens.oneOf("COMMITTED", "UNCOMMITTED");
            }
            case "REPEATABLE" -> {
                tokens.expect("READ");
                return "REPEATABLE-READ";
            }
            default -> {
                return "SERIALIZABLE";
            }
        }
    }
}
