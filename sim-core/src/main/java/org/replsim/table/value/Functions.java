package org.replsim.table.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.sql.Expression;
import org.replsim.table.value.Evaluator.Columns;

/** Functions of one row: those of the session and its time, of conditions and of numbers. */
final class Functions {

    private static final long MICROSECONDS_BITS = 53;
    private static final int TIME_START = 11;
    private static final int DATE_END = 10;

    private Functions() {}

    static @Nullable Object value(Evaluator evaluator, Expression.Call call, Columns columns) {
        String name = call.function();
        if (Aggregates.isOne(name)) {
            throw new SqlException(SqlError.wrongGroupFunction());
        }
        if (name.equals("if") && call.arguments().size() == 3) {
            boolean holds = evaluator.holds(call.arguments().get(0), columns);
            return evaluator.value(call.arguments().get(holds ? 1 : 2), columns);
        }
        if (name.equals("values")
                && call.arguments().size() == 1
                && call.arguments().get(0) instanceof Expression.Column c) {
            return columns.inserted(c.name());
        }
        List<@Nullable Object> arguments = new ArrayList<>();
        for (Expression argument : call.arguments()) {
            arguments.add(evaluator.value(argument, columns));
        }
        return session(evaluator, name, arguments);
    }

    private static @Nullable Object session(Evaluator evaluator, String name, List<@Nullable Object> arguments) {
        Session session = evaluator.session();
        return switch (name) {
            case "last_insert_id" -> arguments.isEmpty() ? (Object) evaluator.lastInsertId() : arguments.get(0);
            case "version" -> session.version();
            case "database", "schema" -> evaluator.database().isEmpty() ? null : evaluator.database();
            case "user", "current_user", "session_user", "system_user" -> session.user();
            case "connection_id" -> session.connectionId();
            case "row_count" -> session.rowCount();
            case "found_rows" -> session.foundRows();
            case "rand" -> (evaluator.random() >>> (Long.SIZE - MICROSECONDS_BITS)) * 0x1p-53;
            case "uuid" -> uuid(session.random(), session.random());
            case "uuid_short" -> session.random() >>> 2;
            case "sleep" -> {
                Object duration = one(name, arguments);
                evaluator.sleep(duration == null ? 0 : Values.toDouble(duration));
                yield 0L;
            }
            default -> time(evaluator, name, arguments);
        };
    }

    private static @Nullable Object time(Evaluator evaluator, String name, List<@Nullable Object> arguments) {
        return switch (name) {
            case "now", "current_timestamp", "localtime", "localtimestamp", "sysdate", "utc_timestamp" ->
                Times.dateTime(evaluator.now());
            case "curdate", "current_date", "utc_date" ->
                Times.dateTime(evaluator.now()).substring(0, DATE_END);
            case "curtime", "current_time", "utc_time" ->
                Times.dateTime(evaluator.now()).substring(TIME_START);
            case "unix_timestamp" -> unixTimestamp(evaluator, arguments);
            case "from_unixtime" -> {
                Object seconds = one(name, arguments);
                yield seconds == null ? null : Times.dateTime(Values.toLong(seconds));
            }
            default ->
                TimeFunctions.exists(name)
                        ? TimeFunctions.value(name, arguments)
                        : conditional(evaluator, name, arguments);
        };
    }

    private static @Nullable Object unixTimestamp(Evaluator evaluator, List<@Nullable Object> arguments) {
        if (arguments.isEmpty()) {
            return evaluator.now();
        }
        Object given = arguments.get(0);
        String read = given == null ? null : Times.read(Values.print(given));
        return read == null ? null : Long.valueOf(Times.seconds(read));
    }

    private static @Nullable Object conditional(Evaluator evaluator, String name, List<@Nullable Object> arguments) {
        return switch (name) {
            case "ifnull", "coalesce", "nvl" -> firstOf(arguments);
            case "isnull" -> Values.of(one(name, arguments) == null);
            case "nullif" -> {
                count(name, arguments, 2);
                Object a = arguments.get(0);
                Object b = arguments.get(1);
                yield a != null && b != null && Values.compare(a, b) == 0 ? null : a;
            }
            default -> {
                List<Object> known = new ArrayList<>();
                for (Object argument : arguments) {
                    if (argument == null && !name.equals("concat_ws")) {
                        known.clear();
                        yield TextFunctions.exists(name) || numeric(name) ? null : unknown(evaluator, name);
                    }
                    if (argument != null) {
                        known.add(argument);
                    }
                }
                yield numeric(name) ? number(name, known) : TextFunctions.value(evaluator, name, known);
            }
        };
    }

    static @Nullable Object unknown(Evaluator evaluator, String name) {
        String database = evaluator.database();
        throw new SqlException(SqlError.unknownFunction(database.isEmpty() ? name : database + "." + name));
    }

    private static boolean numeric(String name) {
        return switch (name) {
            case "abs", "mod", "floor", "ceil", "ceiling", "round", "sign", "greatest", "least" -> true;
            default -> false;
        };
    }

    private static @Nullable Object number(String name, List<Object> values) {
        if (values.isEmpty()) {
            throw new SqlException(SqlError.wrongParameterCount(name));
        }
        Object first = values.get(0);
        return switch (name) {
            case "greatest" -> values.stream().max(Values::compare).orElseThrow();
            case "least" -> values.stream().min(Values::compare).orElseThrow();
            case "mod" -> Operators.arithmetic("%", first, values.get(values.size() - 1));
            case "sign" -> Long.valueOf(Values.compare(first, 0L));
            case "abs" -> Values.compare(first, 0L) < 0 ? Operators.arithmetic("-", 0L, first) : first;
            case "floor" -> scaled(first, 0, RoundingMode.FLOOR);
            case "ceil", "ceiling" -> scaled(first, 0, RoundingMode.CEILING);
            default -> scaled(first, values.size() > 1 ? (int) Values.toLong(values.get(1)) : 0, RoundingMode.HALF_UP);
        };
    }

    private static Object scaled(Object value, int digits, RoundingMode mode) {
        if (value instanceof Long && digits >= 0) {
            return value;
        }
        BigDecimal number = (value instanceof BigDecimal exact ? exact : new BigDecimal(Values.toDouble(value)))
                .setScale(digits, mode);
        if (value instanceof Double || value instanceof String) {
            return number.doubleValue();
        }
        return digits <= 0 ? Values.whole(number.setScale(0)) : number;
    }

    private static @Nullable Object firstOf(List<@Nullable Object> arguments) {
        for (Object argument : arguments) {
            if (argument != null) {
                return argument;
            }
        }
        return null;
    }

    static @Nullable Object one(String name, List<@Nullable Object> arguments) {
        count(name, arguments, 1);
        return arguments.get(0);
    }

    static void count(String name, List<?> arguments, int least) {
        if (arguments.size() < least) {
            throw new SqlException(SqlError.wrongParameterCount(name));
        }
    }

    private static String uuid(long high, long low) {
        String digits = hex(high) + hex(low);
        return digits.substring(0, 8) + "-" + digits.substring(8, 12) + "-1" + digits.substring(13, 16) + "-"
                + digits.substring(16, 20) + "-" + digits.substring(20);
    }

    private static String hex(long bits) {
        String digits = Long.toHexString(bits);
        return "0".repeat(Long.SIZE / 4 - digits.length()) + digits;
    }
}
