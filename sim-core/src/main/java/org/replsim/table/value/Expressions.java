package org.replsim.table.value;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.replsim.sql.Expression;

/** Walks over expressions. */
public final class Expressions {

    private Expressions() {}

    /** Whether the expression or one within it meets a condition. */
    public static boolean any(Expression expression, Predicate<Expression> condition) {
        return condition.test(expression) || parts(expression).stream().anyMatch(part -> any(part, condition));
    }

    private static List<Expression> parts(Expression expression) {
        if (expression instanceof Expression.Call call) {
            return call.arguments();
        }
        if (expression instanceof Expression.Unary unary) {
            return List.of(unary.operand());
        }
        if (expression instanceof Expression.Binary binary) {
            return List.of(binary.left(), binary.right());
        }
        if (expression instanceof Expression.In in) {
            List<Expression> parts = new ArrayList<>(in.choices());
            parts.add(in.operand());
            return parts;
        }
        if (expression instanceof Expression.Between between) {
            return List.of(between.operand(), between.low(), between.high());
        }
        return List.of();
    }
}
