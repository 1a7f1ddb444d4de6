package org.replsim.sql;

import java.util.List;

/** CREATE and DROP of databases and tables, TRUNCATE. */
final class DdlParser {

    private final Tokens tokens;
    private final ExpressionParser expressions;

    DdlParser(Tokens tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    /** After CREATE. */
    Ddl create() throws SyntaxError {
        if (tokens.acceptAny("DATABASE", "SCHEMA")) {
            boolean ifNotExists = tokens.phrase("IF", "NOT", "EXISTS");
            Ddl create = new Ddl.CreateDatabase(tokens.identifier(), ifNotExists);
            databaseOptions();
            return create;
        }
        tokens.expect("TABLE");
        boolean ifNotExists = tokens.phrase("IF", "NOT", "EXISTS");
        TableName table = tokens.table();
        if (tokens.atAny("LIKE", "SELECT", "AS")) {
            throw tokens.unsupported("CREATE TABLE ... " + tokens.word());
        }
        return new TableParser(tokens, expressions).definition(table, ifNotExists);
    }

    private void databaseOptions() throws SyntaxError {
        while (tokens.atAny("DEFAULT", "CHARACTER", "CHARSET", "COLLATE", "COMMENT")) {
            tokens.accept("DEFAULT");
            if (tokens.oneOf("CHARACTER", "CHARSET", "COLLATE", "COMMENT").equals("CHARACTER")) {
                tokens.expect("SET");
            }
            tokens.accept("=");
            tokens.identifierOrString();
        }
    }

    /** After DROP. */
    Ddl drop() throws SyntaxError {
        if (tokens.acceptAny("DATABASE", "SCHEMA")) {
            boolean ifExists = tokens.phrase("IF", "EXISTS");
            return new Ddl.DropDatabase(tokens.identifier(), ifExists);
        }
        tokens.oneOf("TABLE", "TABLES");
        boolean ifExists = tokens.phrase("IF", "EXISTS");
        List<TableName> tables = tokens.tables();
        tokens.acceptAny("RESTRICT", "CASCADE");
        return new Ddl.DropTable(tables, ifExists);
    }

    Ddl truncate() throws SyntaxError {
        tokens.expect("TRUNCATE");
        tokens.accept("TABLE");
        return new Ddl.TruncateTable(tokens.table());
    }
}
