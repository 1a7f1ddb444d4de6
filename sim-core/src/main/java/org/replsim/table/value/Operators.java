package org.replsim.table.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.replsim.sql.Expression;
import org.replsim.table.value.Evaluator.Columns;

/** Operators with their rules for NULL and for numbers of different kinds. */
final class Operators {

    /** Digits that a division adds behind the point (div_precision_increment). */
    static final int DIVISION_DIGITS = 4;

    private Operators() {}

    static @Nullable Object value(Evaluator evaluator, Expression expression, Columns columns) {
        if (expression instanceof Expression.Unary unary) {
            return unary(unary.operator().toUpperCase(Locale.ROOT), evaluator.value(unary.operand(), columns));
        }
        if (expression instanceof Expression.Binary binary) {
            return binary(evaluator, binary, columns);
        }
        if (expression instanceof Expression.In in) {
            return in(evaluator, in, columns);
        }
        if (expression instanceof Expression.Between between) {
            Object operand = evaluator.value(between.operand(), columns);
            Boolean above = atLeast(operand, evaluator.value(between.low(), columns));
            Boolean below = atLeast(evaluator.value(between.high(), columns), operand);
            return Values.of(negatedIf(between.negated(), and(above, below)));
        }
        throw new IllegalArgumentException(expression.toString());
    }

    private static @Nullable Object unary(String operator, @Nullable Object operand) {
        return switch (operator) {
            case "IS NULL" -> Values.of(operand == null);
            case "IS NOT NULL" -> Values.of(operand != null);
            case "NOT", "!" -> Values.of(negatedIf(true, Values.truth(operand)));
            case "-" -> operand == null ? null : arithmetic("-", 0L, operand);
            case "+" -> operand;
            case "~" -> operand == null ? null : Values.unsigned(~Values.toLong(operand));
            default -> throw new IllegalArgumentException(operator);
        };
    }

    private static @Nullable Object binary(Evaluator evaluator, Expression.Binary binary, Columns columns) {
        String operator = binary.operator().toUpperCase(Locale.ROOT);
        Object left = evaluator.value(binary.left(), columns);
        if (operator.equals("AND") || operator.equals("OR")) {
            boolean decisive = operator.equals("OR");
            Boolean first = Values.truth(left);
            if (first != null && first == decisive) {
                return Values.of(decisive);
            }
            Boolean second = Values.truth(evaluator.value(binary.right(), columns));
            return Values.of(decisive ? or(first, second) : and(first, second));
        }
        Object right = evaluator.value(binary.right(), columns);
        if (operator.equals("<=>")) {
            boolean same = left == null || right == null ? left == right : Values.compare(left, right) == 0;
            return Values.of(same);
        }
        return left == null || right == null ? null : known(operator, left, right);
    }

    private static @Nullable Object known(String operator, Object left, Object right) {
        return switch (operator) {
            case "=" -> Values.of(Values.compare(left, right) == 0);
            case "<>", "!=" -> Values.of(Values.compare(left, right) != 0);
            case "<" -> Values.of(Values.compare(left, right) < 0);
            case "<=" -> Values.of(Values.compare(left, right) <= 0);
            case ">" -> Values.of(Values.compare(left, right) > 0);
            case ">=" -> Values.of(Values.compare(left, right) >= 0);
            case "XOR" -> Values.of((Values.toDouble(left) != 0) != (Values.toDouble(right) != 0));
            case "LIKE" -> Values.of(like(Values.print(left), Values.print(right)));
            case "NOT LIKE" -> Values.of(!like(Values.print(left), Values.print(right)));
            case "REGEXP", "RLIKE" -> Values.of(regexp(Values.print(left), Values.print(right)));
            case "NOT REGEXP", "NOT RLIKE" -> Values.of(!regexp(Values.print(left), Values.print(right)));
            default -> arithmetic(operator, left, right);
        };
    }

    /** Exact between exact numbers, floating as soon as one is; division by zero is NULL. */
    static @Nullable Object arithmetic(String operator, Object left, Object right) {
        boolean exact = Values.exact(left) && Values.exact(right);
        return switch (operator) {
            case "/" -> quotient(left, right, exact);
            case "DIV" -> whole(left, right);
            case "%", "MOD" ->
                exact ? remainder(left, right) : remainder(Values.toDouble(left), Values.toDouble(right));
            case "+", "-", "*" ->
                exact
                        ? exact(operator, left, right)
                        : floating(operator, Values.toDouble(left), Values.toDouble(right));
            default -> throw new IllegalArgumentException(operator);
        };
    }

    private static Object exact(String operator, Object left, Object right) {
        BigDecimal a = Values.decimal(left);
        BigDecimal b = Values.decimal(right);
        BigDecimal result = switch (operator) {
            case "+" -> a.add(b);
            case "-" -> a.subtract(b);
            default -> a.multiply(b);
        };
        if (!(left instanceof Long && right instanceof Long)) {
            return result;
        }
        if (result.toBigInteger().bitLength() >= Long.SIZE) {
            throw new SqlException(SqlError.overflow());
        }
        return result.longValue();
    }

    private static Object floating(String operator, double a, double b) {
        return switch (operator) {
            case "+" -> a + b;
            case "-" -> a - b;
            default -> a * b;
        };
    }

    private static @Nullable Object quotient(Object left, Object right, boolean exact) {
        if (Values.toDouble(right) == 0) {
            return null;
        }
        if (!exact) {
            return Values.toDouble(left) / Values.toDouble(right);
        }
        BigDecimal dividend = Values.decimal(left);
        return dividend.divide(Values.decimal(right), dividend.scale() + DIVISION_DIGITS, RoundingMode.HALF_UP);
    }

    private static @Nullable Object whole(Object left, Object right) {
        BigDecimal divisor = Values.decimal(right);
        return divisor.signum() == 0 ? null : Values.whole(Values.decimal(left).divideToIntegralValue(divisor));
    }

    private static @Nullable Object remainder(Object left, Object right) {
        BigDecimal divisor = Values.decimal(right);
        if (divisor.signum() == 0) {
            return null;
        }
        BigDecimal result = Values.decimal(left).remainder(divisor);
        return left instanceof Long && right instanceof Long ? Long.valueOf(result.longValue()) : result;
    }

    private static @Nullable Object remainder(double left, double right) {
        return right == 0 ? null : Double.valueOf(left % right);
    }

    private static @Nullable Object in(Evaluator evaluator, Expression.In in, Columns columns) {
        Object operand = evaluator.value(in.operand(), columns);
        if (operand == null) {
            return null;
        }
        boolean unknown = false;
        for (Expression choice : in.choices()) {
            Object value = evaluator.value(choice, columns);
            if (value != null && Values.compare(operand, value) == 0) {
                return Values.of(!in.negated());
            }
            unknown |= value == null;
        }
        return unknown ? null : Values.of(in.negated());
    }

    private static @Nullable Boolean atLeast(@Nullable Object value, @Nullable Object bound) {
        return value == null || bound == null ? null : Boolean.valueOf(Values.compare(value, bound) >= 0);
    }

    private static @Nullable Boolean negatedIf(boolean negate, @Nullable Boolean truth) {
        return truth == null ? null : Boolean.valueOf(truth != negate);
    }

    private static @Nullable Boolean and(@Nullable Boolean a, @Nullable Boolean b) {
        if (Boolean.FALSE.equals(a) || Boolean.FALSE.equals(b)) {
            return false;
        }
        return a == null || b == null ? null : Boolean.TRUE;
    }

    private static @Nullable Boolean or(@Nullable Boolean a, @Nullable Boolean b) {
        if (Boolean.TRUE.equals(a) || Boolean.TRUE.equals(b)) {
            return true;
        }
        return a == null || b == null ? null : Boolean.FALSE;
    }

    /** LIKE: {@code %} is any text, {@code _} a character, a backslash takes the next one as it is. */
    static boolean like(String text, String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char letter = pattern.charAt(i);
            if (letter == '%') {
                regex.append(".*");
            } else if (letter == '_') {
                regex.append('.');
            } else {
                boolean escape = letter == '\\' && i + 1 < pattern.length();
                regex.append(Pattern.quote(String.valueOf(escape ? pattern.charAt(++i) : letter)));
            }
        }
        return pattern(regex.toString()).matcher(text).matches();
    }

    private static boolean regexp(String text, String pattern) {
        return pattern(pattern).matcher(text).find();
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }
}
