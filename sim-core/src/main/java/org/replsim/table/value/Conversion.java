package org.replsim.table.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Makes a value one of a column's type. */
public final class Conversion {

    private static final int WRONG_TIME = 1292;
    private static final int WRONG_NUMBER = 1366;
    private static final int DATE_LENGTH = 10;

    private Conversion() {}

    /**
     * The value as a column keeps it.
     *
     * @throws SqlException in strict mode, if it does not fit: 1264, 1292, 1366, 1406
     */
    public static @Nullable Object convert(@Nullable Object value, Type type, Target target) {
        if (value == null) {
            return null;
        }
        TypeKind kind = type.kind();
        if (kind.integer() || kind == TypeKind.YEAR) {
            return integer(value, type, target);
        }
        return switch (kind) {
            case DECIMAL -> decimal(value, type, target);
            case FLOAT, DOUBLE -> floating(value, type, target);
            case DATE, TIME, DATETIME, TIMESTAMP -> time(value, type, target);
            default -> text(value, type, target);
        };
    }

    private static Object integer(Object value, Type type, Target target) {
        BigDecimal number = number(value, "integer", target).setScale(0, RoundingMode.HALF_UP);
        if (type.kind() == TypeKind.YEAR) {
            return number.longValue();
        }
        BigInteger whole = number.toBigInteger();
        BigInteger fitting = whole.max(type.least()).min(type.greatest());
        if (!fitting.equals(whole)) {
            target.complain(SqlError.outOfRange(target.column(), target.row()));
        }
        return Values.whole(new BigDecimal(fitting));
    }

    private static Object decimal(Object value, Type type, Target target) {
        BigDecimal number = number(value, "decimal", target).setScale(type.scale(), RoundingMode.HALF_UP);
        BigDecimal bound = BigDecimal.TEN
                .pow(type.length() - type.scale())
                .subtract(BigDecimal.ONE.scaleByPowerOfTen(-type.scale()));
        BigDecimal least = type.unsigned() ? BigDecimal.ZERO.setScale(type.scale()) : bound.negate();
        BigDecimal fitting = number.max(least).min(bound);
        if (fitting.compareTo(number) != 0) {
            target.complain(SqlError.outOfRange(target.column(), target.row()));
        }
        return fitting.setScale(type.scale(), RoundingMode.HALF_UP);
    }

    private static Object floating(Object value, Type type, Target target) {
        double number = value instanceof Number given
                ? given.doubleValue()
                : number(value, "double", target).doubleValue();
        return type.kind() == TypeKind.FLOAT ? Double.parseDouble(Float.toString((float) number)) : number;
    }

    private static BigDecimal number(Object value, String kind, Target target) {
        if (!(value instanceof String text)) {
            return value instanceof Double number ? new BigDecimal(number) : Values.decimal(value);
        }
        if (!Values.isNumber(text)) {
            SqlError wrong = SqlError.wrongValue(WRONG_NUMBER, kind, text, target.fullName(), target.row());
            boolean startsWell = Values.startsWithNumber(text);
            target.complain(startsWell ? SqlError.truncated(target.column(), target.row()) : wrong);
        }
        return Values.numberAtStart(text);
    }

    private static Object time(Object value, Type type, Target target) {
        String text = Values.print(value);
        boolean timeOnly = type.kind() == TypeKind.TIME;
        String read = timeOnly ? Times.readTime(text) : Times.read(text);
        if (read == null) {
            String kind = timeOnly ? "time" : type.kind() == TypeKind.DATE ? "date" : "datetime";
            target.complain(SqlError.wrongValue(WRONG_TIME, kind, text, target.fullName(), target.row()));
            return type.implicitDefault();
        }
        return type.kind() == TypeKind.DATE ? read.substring(0, DATE_LENGTH) : read;
    }

    private static Object text(Object value, Type type, Target target) {
        String text = Values.print(value);
        int most = type.kind().large() ? Integer.MAX_VALUE : type.length();
        int characters = text.codePointCount(0, text.length());
        if (characters > most) {
            int end = text.offsetByCodePoints(0, most);
            if (!text.substring(end).isBlank()) {
                target.complain(
                        SqlError.tooLong(target.column(), target.row()),
                        SqlError.truncated(target.column(), target.row()));
            }
            text = text.substring(0, end);
        }
        return type.kind() == TypeKind.CHAR ? text.stripTrailing() : text;
    }
}
