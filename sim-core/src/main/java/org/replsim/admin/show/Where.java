package org.replsim.admin.show;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.replsim.admin.Answer;
import org.replsim.sql.Expression;

/** A WHERE over the columns that a SHOW prints. Texts are compared without regard to case, as numbers if one side is one. */
final class Where {

    /** The condition names something that is not there. */
    static final class Unknown extends Exception {
        private static final long serialVersionUID = 1L;

        private final int errno;
        private final String sqlState;

        Unknown(int errno, String sqlState, String message) {
            super(message);
            this.errno = errno;
            this.sqlState = sqlState;
        }

        Answer answer() {
            return new Answer.Failure(errno, sqlState, String.valueOf(getMessage()));
        }
    }

    private final List<String> columns;

    Where(List<String> columns) {
        this.columns = columns;
    }

    /** Whether a row is one of those asked for; NULL is not. */
    boolean holds(Expression condition, List<@Nullable String> row) throws Unknown {
        return truth(value(condition, row));
    }

    private @Nullable Object value(Expression expression, List<@Nullable String> row) throws Unknown {
        if (expression instanceof Expression.Literal literal) {
            return literal.value();
        }
        if (expression instanceof Expression.Column column) {
            return cell(column.name(), row);
        }
        if (expression instanceof Expression.Unary unary) {
            return unary(unary.operator(), value(unary.operand(), row));
        }
        if (expression instanceof Expression.Binary binary) {
            return binary(binary, row);
        }
        if (expression instanceof Expression.In in) {
            return in(in, row);
        }
        if (expression instanceof Expression.Between between) {
            return between(between, row);
        }
        throw new Unknown(1235, "42000", "This version doesn't yet support 'such a WHERE in SHOW'");
    }

    private @Nullable String cell(String name, List<@Nullable String> row) throws Unknown {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).equalsIgnoreCase(name)) {
                return row.get(i);
            }
        }
        throw new Unknown(1054, "42S22", "Unknown column '" + name + "' in 'where clause'");
    }

    private static @Nullable Object unary(String operator, @Nullable Object operand) {
        return switch (operator) {
            case "IS NULL" -> flag(operand == null);
            case "IS NOT NULL" -> flag(operand != null);
            case "NOT" -> operand == null ? null : flag(!truth(operand));
            default -> operand == null ? null : number(operand).negate();
        };
    }

    private @Nullable Object binary(Expression.Binary binary, List<@Nullable String> row) throws Unknown {
        Object left = value(binary.left(), row);
        Object right = value(binary.right(), row);
        switch (binary.operator()) {
            case "AND":
                return flag(truth(left) && truth(right));
            case "OR":
                return flag(truth(left) || truth(right));
            case "XOR":
                return flag(truth(left) != truth(right));
            case "<=>":
                return flag(left == null || right == null ? left == right : compare(left, right) == 0);
            default:
                return left == null || right == null ? null : compared(binary.operator(), left, right);
        }
    }

    private static Object compared(String operator, Object left, Object right) throws Unknown {
        return switch (operator) {
            case "=" -> flag(compare(left, right) == 0);
            case "<>" -> flag(compare(left, right) != 0);
            case "<" -> flag(compare(left, right) < 0);
            case "<=" -> flag(compare(left, right) <= 0);
            case ">" -> flag(compare(left, right) > 0);
            case ">=" -> flag(compare(left, right) >= 0);
            case "LIKE" -> flag(new LikePattern(right.toString()).matches(left.toString()));
            case "NOT LIKE" -> flag(!new LikePattern(right.toString()).matches(left.toString()));
            case "+" -> number(left).add(number(right));
            case "-" -> number(left).subtract(number(right));
            case "*" -> number(left).multiply(number(right));
            default -> throw new Unknown(1235, "42000", "This version doesn't yet support '" + operator + " in SHOW'");
        };
    }

    private @Nullable Object in(Expression.In in, List<@Nullable String> row) throws Unknown {
        Object operand = value(in.operand(), row);
        if (operand == null) {
            return null;
        }
        boolean found = false;
        for (Expression choice : in.choices()) {
            Object value = value(choice, row);
            found |= value != null && compare(operand, value) == 0;
        }
        return flag(found != in.negated());
    }

    private @Nullable Object between(Expression.Between between, List<@Nullable String> row) throws Unknown {
        Object operand = value(between.operand(), row);
        Object low = value(between.low(), row);
        Object high = value(between.high(), row);
        if (operand == null || low == null || high == null) {
            return null;
        }
        return flag((compare(operand, low) >= 0 && compare(operand, high) <= 0) != between.negated());
    }

    private static int compare(Object left, Object right) {
        if (left instanceof Number || right instanceof Number) {
            return number(left).compareTo(number(right));
        }
        return left.toString()
                .toLowerCase(Locale.ROOT)
                .compareTo(right.toString().toLowerCase(Locale.ROOT));
    }

    private static boolean truth(@Nullable Object value) {
        return value != null && number(value).signum() != 0;
    }

    private static Object flag(boolean holds) {
        return holds ? 1L : 0L;
    }

    /** What stands at the beginning of a text as a number; 0 if none does. */
    private static BigDecimal number(Object value) {
        String text = value.toString().strip();
        int end = 0;
        while (end < text.length() && ("-+.".indexOf(text.charAt(end)) >= 0 || Character.isDigit(text.charAt(end)))) {
            end++;
        }
        try {
            return end == 0 ? BigDecimal.ZERO : new BigDecimal(text.substring(0, end));
        } catch (NumberFormatException none) {
            return BigDecimal.ZERO;
        }
    }
}
