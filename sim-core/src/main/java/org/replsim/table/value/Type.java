package org.replsim.table.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * The type of a column.
 *
 * @param kind what it holds
 * @param length of a text in characters, of a number in digits
 * @param scale digits behind the point of a DECIMAL
 * @param unsigned of a number
 */
public record Type(TypeKind kind, int length, int scale, boolean unsigned) {

    private static final int DIGITS_PER_WORD = 9;
    private static final int[] BYTES_OF_DIGITS = {0, 1, 1, 2, 2, 3, 3, 4, 4, 4};
    private static final int ONE_BYTE_LENGTH = 255;
    private static final int OLD_DATETIME_BYTES = 8;

    /**
     * The type that CREATE TABLE names.
     *
     * @param name in lower case
     * @param length the first number in the parentheses; 0 without
     * @param scale the second one; 0 without
     * @throws SqlException 4161 if there is none of that name
     */
    public static Type named(String name, int length, int scale, boolean unsigned) {
        TypeKind kind = TypeKind.named(name).orElseThrow(() -> new SqlException(SqlError.unknownType(name)));
        boolean isBoolean = name.startsWith("bool");
        boolean positive = unsigned || name.equals("serial");
        int usual = isBoolean ? 1 : kind.width(positive);
        return new Type(kind, length == 0 ? usual : length, kind == TypeKind.DECIMAL ? scale : 0, positive);
    }

    /** As SHOW CREATE TABLE prints it. */
    public String text(boolean integerWidths) {
        String parentheses = "";
        if (kind == TypeKind.DECIMAL) {
            parentheses = "(" + length + "," + scale + ")";
        } else if (length > 0 && (!kind.integer() || integerWidths) && !kind.large()) {
            parentheses = "(" + length + ")";
        }
        return kind.text() + parentheses + (unsigned ? " unsigned" : "");
    }

    /** Smallest value of an integer type. */
    BigInteger least() {
        return unsigned
                ? BigInteger.ZERO
                : BigInteger.ONE.shiftLeft(8 * kind.bytes() - 1).negate();
    }

    /** Largest value of an integer type. */
    BigInteger greatest() {
        return BigInteger.ONE.shiftLeft(8 * kind.bytes() - (unsigned ? 0 : 1)).subtract(BigInteger.ONE);
    }

    /** What a column without default takes where it must take something. */
    public Object implicitDefault() {
        if (kind.numeric()) {
            return switch (kind) {
                case DECIMAL -> BigDecimal.ZERO.setScale(scale);
                case FLOAT, DOUBLE -> Double.valueOf(0);
                default -> Long.valueOf(0);
            };
        }
        return switch (kind) {
            case DATE -> "0000-00-00";
            case TIME -> "00:00:00";
            case DATETIME, TIMESTAMP -> "0000-00-00 00:00:00";
            default -> "";
        };
    }

    /**
     * Bytes of a value in a row event (spec 3.1).
     *
     * @param bytesPerCharacter most bytes of a character in the server's character set
     * @param oldTimes whether times are those of the servers before MariaDB 10.1 and MySQL 5.6
     */
    public int bytes(@Nullable Object value, int bytesPerCharacter, boolean oldTimes) {
        if (value == null) {
            return 0;
        }
        if (kind.sized()) {
            return lengthBytes(bytesPerCharacter) + Utf8.length(value.toString());
        }
        if (kind.large()) {
            return kind.bytes() + Utf8.length(value.toString());
        }
        if (kind == TypeKind.DECIMAL) {
            return packed(length - scale) + packed(scale);
        }
        return kind == TypeKind.DATETIME && oldTimes ? OLD_DATETIME_BYTES : kind.bytes();
    }

    private int lengthBytes(int bytesPerCharacter) {
        boolean binary = kind == TypeKind.BINARY || kind == TypeKind.VARBINARY;
        return length * (binary ? 1 : bytesPerCharacter) > ONE_BYTE_LENGTH ? 2 : 1;
    }

    private static int packed(int digits) {
        return digits / DIGITS_PER_WORD * 4 + BYTES_OF_DIGITS[digits % DIGITS_PER_WORD];
    }

    /** Bytes that a Table_map event has for such a column beside its type; {@code oldTimes} as in {@link #bytes}. */
    public int metadataBytes(boolean oldTimes) {
        if (kind.sized() || kind == TypeKind.DECIMAL) {
            return 2;
        }
        if (kind.large() || kind == TypeKind.DOUBLE || kind == TypeKind.FLOAT) {
            return 1;
        }
        boolean time = kind == TypeKind.DATETIME || kind == TypeKind.TIMESTAMP || kind == TypeKind.TIME;
        return time && !oldTimes ? 1 : 0;
    }
}
