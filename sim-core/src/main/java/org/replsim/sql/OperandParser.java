package org.replsim.sql;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.replsim.sql.Expression.Binary;
import org.replsim.sql.Expression.Call;
import org.replsim.sql.Expression.Column;
import org.replsim.sql.Expression.Literal;
import org.replsim.sql.Expression.Unary;
import org.replsim.sql.Expression.UserVariable;
import org.replsim.sql.Expression.Variable;
import org.replsim.sql.Token.Kind;

/** What stands between operators: constants, names, variables, calls, parentheses, with their signs. */
final class OperandParser {

    private static final List<String> UNITS =
            List.of("MICROSECOND", "SECOND", "MINUTE", "HOUR", "DAY", "WEEK", "MONTH", "QUARTER", "YEAR");

    /** An exponent with its letter and sign. */
    private static final int MOST_OF_EXPONENT = 5;

    /** Functions whose names are reserved words. */
    private static final List<String> RESERVED_FUNCTIONS = List.of(
            "IF",
            "LEFT",
            "RIGHT",
            "REPLACE",
            "REPEAT",
            "INSERT",
            "CHAR",
            "DATABASE",
            "SCHEMA",
            "MOD",
            "VALUES",
            "DEFAULT",
            "CONVERT");

    /** Functions that may stand without parentheses. */
    private static final List<String> MOMENTS = List.of(
            "CURRENT_TIMESTAMP",
            "LOCALTIME",
            "LOCALTIMESTAMP",
            "CURRENT_DATE",
            "CURRENT_TIME",
            "CURRENT_USER",
            "UTC_TIMESTAMP",
            "UTC_DATE",
            "UTC_TIME");

    private final Tokens tokens;
    private final ExpressionParser expressions;

    OperandParser(Tokens tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    Expression operand() throws SyntaxError {
        tokens.enter();
        Expression operand = signed();
        while (tokens.accept("COLLATE")) {
            tokens.identifierOrString();
        }
        tokens.leave();
        return operand;
    }

    private Expression signed() throws SyntaxError {
        switch (tokens.word()) {
            case "-", "~" -> {
                return new Unary(tokens.next().word(), operand());
            }
            case "+" -> {
                tokens.next();
                return operand();
            }
            case "!" -> {
                tokens.next();
                return new Unary("NOT", operand());
            }
            case "BINARY" -> {
                tokens.next();
                return new Call("binary", List.of(operand()));
            }
            default -> {
                return primary();
            }
        }
    }

    private Expression primary() throws SyntaxError {
        return switch (tokens.peek().kind()) {
            case STRING -> new Literal(text());
            case NUMBER -> new Literal(number(tokens.next().text()));
            case SYMBOL -> marked();
            case WORD, NAME -> word();
            case END -> throw tokens.unexpected();
        };
    }

    /** Strings beside each other are one. */
    private String text() throws SyntaxError {
        StringBuilder text = new StringBuilder(tokens.string());
        while (tokens.at(Kind.STRING)) {
            text.append(tokens.string());
        }
        return text.toString();
    }

    private static Object number(String digits) {
        boolean whole = digits.chars().allMatch(c -> c >= '0' && c <= '9');
        BigDecimal number = decimal(digits);
        return whole && number.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0 ? number.longValueExact() : number;
    }

    /** A number token's value; what is beyond all floating point is 0. */
    static BigDecimal decimal(String digits) {
        int exponent = Math.max(digits.indexOf('e'), digits.indexOf('E'));
        boolean beyond = exponent >= 0 && digits.length() - exponent > MOST_OF_EXPONENT;
        return beyond ? BigDecimal.ZERO : new BigDecimal(digits);
    }

    private Expression marked() throws SyntaxError {
        if (tokens.accept("(")) {
            if (tokens.at("SELECT")) {
                throw tokens.unsupported("subquery");
            }
            Expression inside = expressions.expression();
            if (tokens.at(",")) {
                throw tokens.unsupported("row constructor");
            }
            tokens.expect(")");
            return inside;
        }
        if (tokens.accept("@@")) {
            return systemVariable();
        }
        tokens.expect("@");
        String name = tokens.at(Kind.STRING) ? tokens.string() : tokens.anyName();
        if (tokens.at(":=")) {
            throw tokens.unsupported(":= in an expression");
        }
        return new UserVariable(name);
    }

    private Expression systemVariable() throws SyntaxError {
        String scope = tokens.word();
        boolean scoped = List.of("GLOBAL", "SESSION", "LOCAL").contains(scope)
                && tokens.peek(1).is(".");
        if (scoped) {
            tokens.next();
            tokens.next();
        }
        return new Variable(tokens.anyName(), scoped && scope.equals("GLOBAL"));
    }

    private Expression word() throws SyntaxError {
        String word = tokens.word();
        boolean calls = tokens.peek(1).is("(");
        if (MOMENTS.contains(word)) {
            return moment();
        }
        if (calls && SpecialCalls.NAMES.contains(word)) {
            return new SpecialCalls(tokens, expressions, this).call();
        }
        switch (word) {
            case "NULL" -> {
                tokens.next();
                return new Literal(null);
            }
            case "TRUE", "FALSE" -> {
                return new Literal(tokens.next().is("TRUE") ? 1L : 0L);
            }
            case "CASE" -> {
                tokens.next();
                return branches();
            }
            case "EXISTS" -> throw tokens.unsupported("subquery");
            default -> {
                return word.equals("DEFAULT") && !calls ? defaultValue() : nameOrCall();
            }
        }
    }

    private Expression defaultValue() {
        tokens.next();
        return new Call("default", List.of());
    }

    /** Functions that need no parentheses; the words for now are one. */
    private Expression moment() throws SyntaxError {
        String name = switch (tokens.next().word()) {
            case "CURRENT_TIMESTAMP", "LOCALTIME", "LOCALTIMESTAMP" -> "now";
            case "CURRENT_DATE" -> "curdate";
            case "CURRENT_TIME" -> "curtime";
            case "CURRENT_USER" -> "current_user";
            case "UTC_TIMESTAMP" -> "utc_timestamp";
            case "UTC_DATE" -> "utc_date";
            default -> "utc_time";
        };
        return new Call(name, tokens.at("(") ? arguments() : List.of());
    }

    /** CASE as calls of IF, one in the other. */
    private Expression branches() throws SyntaxError {
        boolean compares = !tokens.at("WHEN");
        Expression subject = compares ? expressions.expression() : new Literal(null);
        List<Expression> conditions = new ArrayList<>();
        List<Expression> results = new ArrayList<>();
        do {
            tokens.expect("WHEN");
            Expression condition = expressions.expression();
            conditions.add(compares ? new Binary("=", subject, condition) : condition);
            tokens.expect("THEN");
            results.add(expressions.expression());
        } while (tokens.at("WHEN"));
        Expression result = tokens.accept("ELSE") ? expressions.expression() : new Literal(null);
        tokens.expect("END");
        for (int i = results.size() - 1; i >= 0; i--) {
            result = new Call("if", List.of(conditions.get(i), results.get(i), result));
        }
        return result;
    }

    private Expression nameOrCall() throws SyntaxError {
        Token first = tokens.peek();
        if (tokens.atIdentifier() && tokens.peek(1).is("(") || RESERVED_FUNCTIONS.contains(first.word())) {
            tokens.next();
            return new Call(canonical(first.text().toLowerCase(Locale.ROOT)), arguments());
        }
        if (tokens.peek(1).kind() == Kind.STRING && isPrefix(first)) {
            tokens.next();
            return new Literal(text());
        }
        String name = tokens.identifier();
        while (tokens.accept(".")) {
            name = tokens.identifier();
        }
        return new Column(name);
    }

    /** A character set before its text, as in {@code _utf8'abc'}, or the type of a moment. */
    private static boolean isPrefix(Token first) {
        return first.word().startsWith("_")
                || List.of("N", "DATE", "TIME", "TIMESTAMP").contains(first.word());
    }

    private static String canonical(String function) {
        return switch (function) {
            case "schema" -> "database";
            case "session_user", "system_user" -> "user";
            default -> function;
        };
    }

    private List<Expression> arguments() throws SyntaxError {
        tokens.expect("(");
        if (tokens.accept(")")) {
            return List.of();
        }
        List<Expression> arguments = tokens.list(expressions::expression);
        tokens.expect(")");
        return arguments;
    }

    /** A unit of time, as its word. */
    Expression unit() throws SyntaxError {
        String unit = tokens.word();
        if (!UNITS.contains(unit)) {
            throw tokens.unexpected();
        }
        tokens.next();
        return new Literal(unit);
    }
}
