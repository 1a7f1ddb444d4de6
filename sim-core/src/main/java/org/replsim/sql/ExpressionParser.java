package org.replsim.sql;

import java.util.ArrayList;
import java.util.List;
import org.replsim.sql.Expression.Between;
import org.replsim.sql.Expression.Binary;
import org.replsim.sql.Expression.Call;
import org.replsim.sql.Expression.In;
import org.replsim.sql.Expression.Literal;
import org.replsim.sql.Expression.Unary;

/**
 * Expressions by the servers' precedence, from loose to tight: OR, XOR, AND, NOT, IS and comparisons, the predicates IN,
 * BETWEEN, LIKE and REGEXP, then bits, shifts, sums, products.
 */
final class ExpressionParser {

    /** Operators of numbers, the loosest first; all group from the left. */
    private static final List<List<String>> LEVELS = List.of(
            List.of("|"),
            List.of("&"),
            List.of("<<", ">>"),
            List.of("+", "-"),
            List.of("*", "/", "%", "DIV", "MOD"),
            List.of("^"));

    private static final int SUMS = 3;

    private static final List<String> COMPARISONS = List.of("=", "<=>", ">=", ">", "<=", "<", "<>", "!=");

    private final Tokens tokens;
    private final OperandParser operands;

    ExpressionParser(Tokens tokens) {
        this.tokens = tokens;
        this.operands = new OperandParser(tokens, this);
    }

    Expression expression() throws SyntaxError {
        tokens.enter();
        Expression left = xor();
        while (tokens.acceptAny("OR", "||")) {
            left = new Binary("OR", left, xor());
        }
        tokens.leave();
        return left;
    }

    /** A constant with its sign, a call or something in parentheses: no operators. */
    Expression operand() throws SyntaxError {
        return operands.operand();
    }

    private Expression xor() throws SyntaxError {
        Expression left = and();
        while (tokens.accept("XOR")) {
            left = new Binary("XOR", left, and());
        }
        return left;
    }

    private Expression and() throws SyntaxError {
        Expression left = not();
        while (tokens.acceptAny("AND", "&&")) {
            left = new Binary("AND", left, not());
        }
        return left;
    }

    private Expression not() throws SyntaxError {
        if (!tokens.accept("NOT")) {
            return is(comparison());
        }
        tokens.enter();
        Expression operand = not();
        tokens.leave();
        return new Unary("NOT", operand);
    }

    private Expression comparison() throws SyntaxError {
        Expression left = predicate();
        while (COMPARISONS.contains(tokens.word()) || tokens.at("IS") && isNull(1)) {
            if (tokens.accept("IS")) {
                left = new Unary(tokens.accept("NOT") ? "IS NOT NULL" : "IS NULL", left);
                tokens.next();
                continue;
            }
            String operator = tokens.next().word();
            if (tokens.acceptAny("ANY", "ALL", "SOME")) {
                throw tokens.unsupported("subquery");
            }
            left = new Binary(operator.equals("!=") ? "<>" : operator, left, predicate());
        }
        return left;
    }

    private boolean isNull(int ahead) {
        Token next = tokens.peek(ahead);
        return next.is("NULL") || next.is("UNKNOWN") || next.is("NOT") && ahead == 1 && isNull(2);
    }

    /** IS TRUE and its like never give NULL: as comparisons of what stands in for NULL. */
    private Expression is(Expression operand) throws SyntaxError {
        if (!tokens.accept("IS")) {
            return operand;
        }
        boolean negated = tokens.accept("NOT");
        boolean isTrue = tokens.oneOf("TRUE", "FALSE").equals("TRUE");
        Expression known = new Call("ifnull", List.of(operand, new Literal(isTrue ? 0L : 1L)));
        return new Binary(isTrue == negated ? "=" : "<>", known, new Literal(0L));
    }

    private Expression predicate() throws SyntaxError {
        Expression operand = bits(0);
        boolean negated = tokens.at("NOT");
        if (negated) {
            Token after = tokens.peek(1);
            tokens.next();
            if (!after.is("IN")
                    && !after.is("BETWEEN")
                    && !after.is("LIKE")
                    && !after.is("REGEXP")
                    && !after.is("RLIKE")) {
                throw tokens.unexpected();
            }
        }
        if (tokens.accept("IN")) {
            return in(operand, negated);
        }
        if (tokens.accept("BETWEEN")) {
            Expression low = bits(0);
            tokens.expect("AND");
            tokens.enter();
            Expression high = predicate();
            tokens.leave();
            return new Between(operand, low, high, negated);
        }
        if (tokens.accept("LIKE")) {
            Expression pattern = operands.operand();
            if (tokens.at("ESCAPE")) {
                throw tokens.unsupported("LIKE ... ESCAPE");
            }
            return new Binary(negated ? "NOT LIKE" : "LIKE", operand, pattern);
        }
        if (tokens.acceptAny("REGEXP", "RLIKE")) {
            Expression matches = new Binary("REGEXP", operand, bits(0));
            return negated ? new Unary("NOT", matches) : matches;
        }
        return operand;
    }

    private Expression in(Expression operand, boolean negated) throws SyntaxError {
        tokens.expect("(");
        if (tokens.at("SELECT")) {
            throw tokens.unsupported("subquery");
        }
        List<Expression> choices = tokens.list(this::expression);
        tokens.expect(")");
        return new In(operand, choices, negated);
    }

    private Expression bits(int level) throws SyntaxError {
        if (level == LEVELS.size()) {
            return operands.operand();
        }
        Expression left = bits(level + 1);
        while (LEVELS.get(level).contains(tokens.word())) {
            String operator = tokens.next().word();
            if (level == SUMS && tokens.at("INTERVAL")) {
                left = moved(left, operator.equals("+") ? "date_add" : "date_sub");
            } else {
                left = new Binary(operator, left, bits(level + 1));
            }
        }
        return left;
    }

    /** {@code INTERVAL n unit} after a sum's sign, as the call that means the same. */
    private Expression moved(Expression time, String function) throws SyntaxError {
        List<Expression> arguments = new ArrayList<>();
        arguments.add(time);
        arguments.addAll(interval());
        return new Call(function, arguments);
    }

    /** The number and the unit of {@code INTERVAL n unit}. */
    List<Expression> interval() throws SyntaxError {
        tokens.expect("INTERVAL");
        Expression number = expression();
        return List.of(number, operands.unit());
    }
}
