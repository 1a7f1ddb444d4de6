package org.replsim.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value that a statement computes. Names are as they were written. */
public sealed interface Expression {

    /** A number (Long or java.math.BigDecimal), a text (String) or NULL. */
    record Literal(@Nullable Object value) implements Expression {}

    /** A column of the statement's table. */
    record Column(String name) implements Expression {}

    /** A system variable, {@code @@name}, {@code @@global.name} or {@code @@session.name}. */
    record Variable(String name, boolean global) implements Expression {}

    /** A user variable, {@code @name}. */
    record UserVariable(String name) implements Expression {}

    /** A function such as {@code count(*)}, whose arguments then are empty, or {@code sleep(3)}; name in lower case. */
    record Call(String function, List<Expression> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** An operator with one operand: {@code NOT}, {@code -}, {@code IS NULL}, {@code IS NOT NULL}. */
    record Unary(String operator, Expression operand) implements Expression {}

    /**
     * An operator with two operands, in upper case: {@code = <> < <= > >= <=> + - * / % DIV MOD AND OR XOR LIKE},
     * {@code NOT LIKE}, {@code REGEXP}.
     */
    record Binary(String operator, Expression left, Expression right) implements Expression {}

    /** {@code IN (...)} or {@code NOT IN (...)}. */
    record In(Expression operand, List<Expression> choices, boolean negated) implements Expression {
        public In {
            choices = List.copyOf(choices);
        }
    }

    /** {@code BETWEEN low AND high} or {@code NOT BETWEEN}. */
    record Between(Expression operand, Expression low, Expression high, boolean negated) implements Expression {}
}
