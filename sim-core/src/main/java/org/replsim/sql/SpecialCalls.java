package org.replsim.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.replsim.sql.Expression.Call;
import org.replsim.sql.Expression.Literal;

/** Functions whose arguments have a grammar of their own. They become calls with plain arguments. */
final class SpecialCalls {

    static final List<String> NAMES = List.of(
            "CAST", "CONVERT", "COUNT", "DATE_ADD", "ADDDATE", "DATE_SUB", "SUBDATE", "TIMESTAMPDIFF", "TIMESTAMPADD");

    private final Tokens tokens;
    private final ExpressionParser expressions;
    private final OperandParser operands;

    SpecialCalls(Tokens tokens, ExpressionParser expressions, OperandParser operands) {
        this.tokens = tokens;
        this.expressions = expressions;
        this.operands = operands;
    }

    Expression call() throws SyntaxError {
        String name = tokens.next().word();
        tokens.expect("(");
        List<Expression> arguments = new ArrayList<>();
        switch (name) {
            case "COUNT" -> countArguments(arguments);
            case "CAST" -> castArguments(arguments, "AS");
            case "CONVERT" -> castArguments(arguments, ",");
            case "TIMESTAMPDIFF", "TIMESTAMPADD" -> {
                arguments.add(operands.unit());
                tokens.expect(",");
                arguments.addAll(tokens.list(expressions::expression));
            }
            default -> movedArguments(arguments);
        }
        tokens.expect(")");
        return new Call(canonical(name), arguments);
    }

    private static String canonical(String name) {
        return switch (name) {
            case "CONVERT" -> "cast";
            case "ADDDATE" -> "date_add";
            case "SUBDATE" -> "date_sub";
            default -> name.toLowerCase(Locale.ROOT);
        };
    }

    private void countArguments(List<Expression> arguments) throws SyntaxError {
        if (tokens.at("DISTINCT")) {
            throw tokens.unsupported("COUNT(DISTINCT)");
        }
        if (!tokens.accept("*")) {
            arguments.add(expressions.expression());
        }
    }

    /** The value, then its type in lower case; a conversion of characters only changes nothing here. */
    private void castArguments(List<Expression> arguments, String separator) throws SyntaxError {
        arguments.add(expressions.expression());
        if (separator.equals(",") && tokens.accept("USING")) {
            tokens.anyName();
            arguments.add(new Literal("char"));
            return;
        }
        tokens.expect(separator);
        String type = tokens.oneOf(
                "SIGNED",
                "UNSIGNED",
                "CHAR",
                "BINARY",
                "DATE",
                "DATETIME",
                "TIME",
                "DECIMAL",
                "INTEGER",
                "INT",
                "DOUBLE");
        tokens.acceptAny("INTEGER", "INT");
        if (tokens.accept("(")) {
            tokens.list(tokens::number);
            tokens.expect(")");
        }
        arguments.add(new Literal(type.startsWith("INT") ? "signed" : type.toLowerCase(Locale.ROOT)));
    }

    /** A moment, then a number and its unit; without INTERVAL the number counts days. */
    private void movedArguments(List<Expression> arguments) throws SyntaxError {
        arguments.add(expressions.expression());
        tokens.expect(",");
        if (tokens.at("INTERVAL")) {
            arguments.addAll(expressions.interval());
        } else {
            arguments.add(expressions.expression());
            arguments.add(new Literal("DAY"));
        }
    }
}
