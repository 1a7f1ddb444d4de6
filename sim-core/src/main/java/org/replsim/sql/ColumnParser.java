package org.replsim.sql;

import java.util.List;
import java.util.Locale;
import org.replsim.sql.Ddl.ColumnDefinition;
import org.replsim.sql.Token.Kind;

/** A column in CREATE TABLE: its name, its type, its attributes. */
final class ColumnParser {

    private static final List<String> TYPES = List.of(
            "BIT",
            "BOOL",
            "BOOLEAN",
            "TINYINT",
            "SMALLINT",
            "MEDIUMINT",
            "INT",
            "INTEGER",
            "BIGINT",
            "SERIAL",
            "DECIMAL",
            "DEC",
            "NUMERIC",
            "FIXED",
            "FLOAT",
            "DOUBLE",
            "REAL",
            "CHAR",
            "CHARACTER",
            "VARCHAR",
            "BINARY",
            "VARBINARY",
            "TINYTEXT",
            "TEXT",
            "MEDIUMTEXT",
            "LONGTEXT",
            "TINYBLOB",
            "BLOB",
            "MEDIUMBLOB",
            "LONGBLOB",
            "ENUM",
            "SET",
            "DATE",
            "TIME",
            "DATETIME",
            "TIMESTAMP",
            "YEAR",
            "JSON",
            "UUID",
            "INET6");

    private final Tokens tokens;
    private final ExpressionParser expressions;

    /** What the type being read has behind the comma in its parentheses. */
    private int scale;

    private ColumnDefinition definition = new ColumnDefinition("", "", 0, false, true, false, null);
    private boolean primary;
    private boolean unique;

    ColumnParser(Tokens tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    /** A column and the keys that its own attributes declare. */
    record Column(ColumnDefinition definition, boolean primary, boolean unique) {}

    Column column() throws SyntaxError {
        primary = false;
        unique = false;
        type(tokens.identifier());
        while (attribute()) {
            continue;
        }
        return new Column(definition, primary, unique);
    }

    private void type(String name) throws SyntaxError {
        if (!TYPES.contains(tokens.word())) {
            throw tokens.unexpected();
        }
        String written = tokens.next().word();
        boolean serial = written.equals("SERIAL");
        unique = serial;
        String type = switch (written) {
            case "CHAR", "CHARACTER" -> tokens.accept("VARYING") ? "varchar" : "char";
            case "DOUBLE" -> {
                tokens.accept("PRECISION");
                yield "double";
            }
            default -> canonical(written);
        };
        scale = 0;
        int length = tokens.at("(") ? length() : written.startsWith("BOOL") ? 1 : 0;
        definition = new ColumnDefinition(name, type, length, scale, serial, !serial, serial, null);
    }

    private static String canonical(String written) {
        return switch (written) {
            case "INTEGER" -> "int";
            case "BOOL", "BOOLEAN" -> "tinyint";
            case "DEC", "NUMERIC", "FIXED" -> "decimal";
            case "REAL" -> "double";
            case "SERIAL" -> "bigint";
            default -> written.toLowerCase(Locale.ROOT);
        };
    }

    /** The first number in the parentheses; the values of ENUM and SET are not kept. */
    private int length() throws SyntaxError {
        tokens.expect("(");
        int length = 0;
        if (tokens.at(Kind.STRING)) {
            tokens.list(tokens::string);
        } else {
            length = (int) Math.min(Integer.MAX_VALUE, tokens.number());
            if (tokens.accept(",")) {
                scale = (int) Math.min(length, tokens.number());
            }
        }
        tokens.expect(")");
        return length;
    }

    /** Takes one attribute; false if there is none at the place. */
    private boolean attribute() throws SyntaxError {
        switch (tokens.word()) {
            case "UNSIGNED", "ZEROFILL" -> with(true, definition.nullable(), definition.autoIncrement());
            case "NULL" -> with(definition.unsigned(), true, definition.autoIncrement());
            case "AUTO_INCREMENT" -> with(definition.unsigned(), definition.nullable(), true);
            case "SIGNED", "BINARY", "ASCII", "UNICODE" -> tokens.next();
            case "NOT" -> {
                tokens.next();
                if (!tokens.at("NULL")) {
                    throw tokens.unexpected();
                }
                with(definition.unsigned(), false, definition.autoIncrement());
            }
            case "DEFAULT" -> {
                tokens.next();
                withDefault(expressions.operand());
            }
            case "PRIMARY", "KEY" -> {
                tokens.accept("PRIMARY");
                tokens.expect("KEY");
                primary = true;
            }
            case "UNIQUE" -> {
                tokens.next();
                tokens.accept("KEY");
                unique = true;
            }
            default -> {
                return ignoredAttribute();
            }
        }
        return true;
    }

    private boolean ignoredAttribute() throws SyntaxError {
        switch (tokens.word()) {
            case "COMMENT" -> {
                tokens.next();
                tokens.string();
            }
            case "CHARACTER", "CHARSET", "COLLATE" -> {
                if (tokens.next().is("CHARACTER")) {
                    tokens.expect("SET");
                }
                if (!tokens.accept("BINARY")) {
                    tokens.identifierOrString();
                }
            }
            case "ON" -> {
                tokens.expect("ON", "UPDATE");
                expressions.operand();
            }
            case "REFERENCES", "CHECK", "GENERATED", "AS", "INVISIBLE" -> throw tokens.unsupported(tokens.word());
            default -> {
                return false;
            }
        }
        return true;
    }

    private void with(boolean unsigned, boolean nullable, boolean autoIncrement) {
        tokens.next();
        definition = new ColumnDefinition(
                definition.name(),
                definition.type(),
                definition.length(),
                definition.scale(),
                unsigned,
                nullable,
                autoIncrement,
                definition.defaultValue());
    }

    private void withDefault(Expression value) {
        definition = new ColumnDefinition(
                definition.name(),
                definition.type(),
                definition.length(),
                definition.scale(),
                definition.unsigned(),
                definition.nullable(),
                definition.autoIncrement(),
                value);
    }
}
