package org.replsim.sql;

import java.util.ArrayList;
import java.util.List;
import org.replsim.sql.Ddl.ColumnDefinition;
import org.replsim.sql.Token.Kind;

/** What stands after the name in CREATE TABLE: columns, keys and options. */
final class TableParser {

    /** Options that are read and not kept. */
    private static final List<String> OPTIONS = List.of(
            "CHARSET",
            "COLLATE",
            "AUTO_INCREMENT",
            "COMMENT",
            "ROW_FORMAT",
            "MAX_ROWS",
            "MIN_ROWS",
            "CHECKSUM",
            "PACK_KEYS",
            "STATS_PERSISTENT",
            "STATS_AUTO_RECALC",
            "STATS_SAMPLE_PAGES",
            "KEY_BLOCK_SIZE",
            "AVG_ROW_LENGTH",
            "DELAY_KEY_WRITE",
            "TRANSACTIONAL",
            "PAGE_CHECKSUM",
            "ENCRYPTED");

    private final Tokens tokens;
    private final ColumnParser columnParser;
    private final List<ColumnDefinition> columns = new ArrayList<>();
    private final List<String> primaryKey = new ArrayList<>();
    private final List<List<String>> uniqueKeys = new ArrayList<>();
    private String engine = "";

    TableParser(Tokens tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.columnParser = new ColumnParser(tokens, expressions);
    }

    Ddl.CreateTable definition(TableName table, boolean ifNotExists) throws SyntaxError {
        tokens.expect("(");
        if (tokens.atAny("LIKE", "SELECT")) {
            throw tokens.unsupported("CREATE TABLE ... " + tokens.word());
        }
        do {
            element();
        } while (tokens.accept(","));
        tokens.expect(")");
        options();
        List<ColumnDefinition> declared = columns.stream().map(this::asKeyed).toList();
        return new Ddl.CreateTable(table, ifNotExists, declared, primaryKey, uniqueKeys, engine);
    }

    /** A column of the primary key is NOT NULL without saying so. */
    private ColumnDefinition asKeyed(ColumnDefinition column) {
        boolean keyed = primaryKey.stream().anyMatch(column.name()::equalsIgnoreCase);
        return new ColumnDefinition(
                column.name(),
                column.type(),
                column.length(),
                column.scale(),
                column.unsigned(),
                column.nullable() && !keyed,
                column.autoIncrement(),
                column.defaultValue());
    }

    private void element() throws SyntaxError {
        String constraint = "";
        if (tokens.accept("CONSTRAINT") && tokens.atIdentifier()) {
            constraint = tokens.identifier();
        }
        switch (tokens.word()) {
            case "PRIMARY" -> {
                tokens.expect("PRIMARY", "KEY");
                keyName();
                primaryKey.addAll(keyColumns());
            }
            case "UNIQUE" -> unique(constraint);
            case "KEY", "INDEX" -> {
                tokens.next();
                keyName();
                keyColumns();
            }
            case "FULLTEXT", "SPATIAL", "FOREIGN", "CHECK" -> throw tokens.unsupported(tokens.word());
            default -> column();
        }
    }

    private void unique(String constraint) throws SyntaxError {
        tokens.expect("UNIQUE");
        tokens.acceptAny("KEY", "INDEX");
        String name = keyName();
        List<String> of = keyColumns();
        addUnique(!name.isEmpty() ? name : !constraint.isEmpty() ? constraint : of.get(0), of);
    }

    private void addUnique(String name, List<String> of) {
        List<String> key = new ArrayList<>();
        key.add(name);
        key.addAll(of);
        uniqueKeys.add(key);
    }

    private String keyName() throws SyntaxError {
        String name = tokens.atIdentifier() && !tokens.at("USING") ? tokens.identifier() : "";
        if (tokens.accept("USING")) {
            tokens.oneOf("BTREE", "HASH");
        }
        return name;
    }

    private List<String> keyColumns() throws SyntaxError {
        tokens.expect("(");
        List<String> names = tokens.list(this::keyColumn);
        tokens.expect(")");
        while (tokens.acceptAny("USING", "COMMENT", "KEY_BLOCK_SIZE")) {
            tokens.accept("=");
            tokens.next();
        }
        return names;
    }

    private String keyColumn() throws SyntaxError {
        String name = tokens.identifier();
        if (tokens.accept("(")) {
            tokens.number();
            tokens.expect(")");
        }
        tokens.acceptAny("ASC", "DESC");
        return name;
    }

    private void column() throws SyntaxError {
        ColumnParser.Column column = columnParser.column();
        columns.add(column.definition());
        if (column.primary()) {
            primaryKey.add(column.definition().name());
        }
        if (column.unique()) {
            addUnique(column.definition().name(), List.of(column.definition().name()));
        }
    }

    /** Of the options only the engine matters; the others are pairs of a name and a value. */
    private void options() throws SyntaxError {
        while (!tokens.at(Kind.END)) {
            if (tokens.atAny("SELECT", "AS", "PARTITION")) {
                throw tokens.unsupported("CREATE TABLE ... " + tokens.word());
            }
            option();
            tokens.accept(",");
        }
    }

    private void option() throws SyntaxError {
        tokens.accept("DEFAULT");
        switch (tokens.word()) {
            case "ENGINE" -> {
                tokens.next();
                tokens.accept("=");
                engine = tokens.identifierOrString();
            }
            case "CHARACTER" -> {
                tokens.expect("CHARACTER", "SET");
                value();
            }
            case "DATA", "INDEX" -> {
                tokens.next();
                tokens.expect("DIRECTORY");
                value();
            }
            default -> {
                if (!OPTIONS.contains(tokens.word())) {
                    throw tokens.unexpected();
                }
                tokens.next();
                value();
            }
        }
    }

    private void value() throws SyntaxError {
        tokens.accept("=");
        if (tokens.at(Kind.NUMBER) || tokens.at("DEFAULT") || tokens.at("BINARY")) {
            tokens.next();
        } else {
            tokens.identifierOrString();
        }
    }
}
