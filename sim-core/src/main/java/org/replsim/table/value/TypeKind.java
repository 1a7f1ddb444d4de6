package org.replsim.table.value;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of columns. */
public enum TypeKind {
    /** 1 byte. */
    TINYINT("tinyint", 1, 4, 3),
    /** 2 bytes. */
    SMALLINT("smallint", 2, 6, 5),
    /** 3 bytes. */
    MEDIUMINT("mediumint", 3, 9, 8),
    /** 4 bytes. */
    INT("int", 4, 11, 10),
    /** 8 bytes. */
    BIGINT("bigint", 8, 20, 20),
    /** Exact, packed nine digits to four bytes. */
    DECIMAL("decimal", 0, 10, 10),
    /** 4 bytes. */
    FLOAT("float", 4, 0, 0),
    /** 8 bytes. */
    DOUBLE("double", 8, 0, 0),
    /** Of fixed length; trailing spaces are not kept. */
    CHAR("char", 0, 1, 1),
    /** Of variable length. */
    VARCHAR("varchar", 0, 0, 0),
    /** Bytes of fixed length. */
    BINARY("binary", 0, 1, 1),
    /** Bytes of variable length. */
    VARBINARY("varbinary", 0, 0, 0),
    /** Up to 255 bytes. */
    TINYTEXT("tinytext", 1, 0, 0),
    /** Up to 64 KiB. */
    TEXT("text", 2, 0, 0),
    /** Up to 16 MiB. */
    MEDIUMTEXT("mediumtext", 3, 0, 0),
    /** Up to 4 GiB. */
    LONGTEXT("longtext", 4, 0, 0),
    /** Up to 255 bytes. */
    TINYBLOB("tinyblob", 1, 0, 0),
    /** Up to 64 KiB. */
    BLOB("blob", 2, 0, 0),
    /** Up to 16 MiB. */
    MEDIUMBLOB("mediumblob", 3, 0, 0),
    /** Up to 4 GiB. */
    LONGBLOB("longblob", 4, 0, 0),
    /** A day. */
    DATE("date", 3, 0, 0),
    /** A time of day. */
    TIME("time", 3, 0, 0),
    /** A day and a time. */
    DATETIME("datetime", 5, 0, 0),
    /** A point in time. */
    TIMESTAMP("timestamp", 4, 0, 0),
    /** A year. */
    YEAR("year", 1, 4, 4);

    private final String text;
    private final int bytes;
    private final int width;
    private final int unsignedWidth;

    TypeKind(String text, int bytes, int width, int unsignedWidth) {
        this.text = text;
        this.bytes = bytes;
        this.width = width;
        this.unsignedWidth = unsignedWidth;
    }

    /** The kind that CREATE TABLE names; synonyms as the server knows them. */
    static Optional<TypeKind> named(String name) {
        return switch (name) {
            case "integer", "serial" -> Optional.of(name.equals("serial") ? BIGINT : INT);
            case "bool", "boolean" -> Optional.of(TINYINT);
            case "numeric", "dec", "fixed" -> Optional.of(DECIMAL);
            case "real", "double precision" -> Optional.of(DOUBLE);
            case "character", "nchar" -> Optional.of(CHAR);
            case "json" -> Optional.of(LONGTEXT);
            default ->
                Arrays.stream(values()).filter(kind -> kind.text.equals(name)).findFirst();
        };
    }

    /** Its name in SHOW CREATE TABLE. */
    public String text() {
        return text;
    }

    /** Bytes of a value, or of its length in front of it for TEXT and BLOB; 0 if that depends on the length. */
    int bytes() {
        return bytes;
    }

    int width(boolean unsigned) {
        return unsigned ? unsignedWidth : width;
    }

    /** Whether it is a whole number. */
    public boolean integer() {
        return compareTo(BIGINT) <= 0;
    }

    /** Whether clients align it to the right. */
    public boolean numeric() {
        return compareTo(DOUBLE) <= 0 || this == YEAR;
    }

    /** Whether its length is in the row, in front of it. */
    boolean sized() {
        return compareTo(CHAR) >= 0 && compareTo(VARBINARY) <= 0;
    }

    /** TEXT and BLOB of all lengths. */
    boolean large() {
        return compareTo(TINYTEXT) >= 0 && compareTo(LONGBLOB) <= 0;
    }
}
