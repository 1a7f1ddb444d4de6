package org.replsim.table.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.sql.Expression;
import org.replsim.table.value.Evaluator.Columns;

/** Functions of many rows. */
public final class Aggregates {

    private static final List<String> NAMES = List.of("count", "sum", "max", "min", "avg", "group_concat");

    private Aggregates() {}

    /** Whether a function is one of many rows. */
    static boolean isOne(String function) {
        return NAMES.contains(function);
    }

    /** Whether an expression has such a function somewhere inside. */
    public static boolean within(Expression expression) {
        return Expressions.any(expression, part -> part instanceof Expression.Call call && isOne(call.function()));
    }

    static @Nullable Object value(Evaluator evaluator, Expression.Call call, List<Columns> rows) {
        if (call.arguments().isEmpty()) {
            return (long) rows.size();
        }
        List<Object> values = new ArrayList<>();
        for (Columns row : rows) {
            Object value = evaluator.valueOfRow(call.arguments().get(0), row);
            if (value != null) {
                values.add(value);
            }
        }
        if (call.function().equals("count")) {
            return (long) values.size();
        }
        return values.isEmpty() ? null : combine(call.function(), values);
    }

    private static @Nullable Object combine(String function, List<Object> values) {
        return switch (function) {
            case "max" -> values.stream().max(Values::compare).orElseThrow();
            case "min" -> values.stream().min(Values::compare).orElseThrow();
            case "sum" -> sum(values);
            case "avg" -> average(values);
            default -> String.join(",", values.stream().map(Values::print).toList());
        };
    }

    private static Object sum(List<Object> values) {
        Object sum = BigDecimal.ZERO;
        for (Object value : values) {
            Object next = Operators.arithmetic("+", sum, value);
            sum = next == null ? sum : next;
        }
        return sum;
    }

    private static Object average(List<Object> values) {
        Object sum = sum(values);
        if (!(sum instanceof BigDecimal exact)) {
            return Values.toDouble(sum) / values.size();
        }
        return exact.divide(
                BigDecimal.valueOf(values.size()), exact.scale() + Operators.DIVISION_DIGITS, RoundingMode.HALF_UP);
    }
}
