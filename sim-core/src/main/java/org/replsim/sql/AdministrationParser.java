package org.replsim.sql;

import java.util.List;
import org.replsim.sql.Administration.Target;
import org.replsim.sql.Token.Kind;
import org.replsim.sql.TransactionControl.TableLock;

/** Transactions, locks, FLUSH, KILL, SHUTDOWN, plugins and the small statements. */
final class AdministrationParser {

    private final Tokens tokens;
    private final ExpressionParser expressions;

    AdministrationParser(Tokens tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    TransactionControl begin() throws SyntaxError {
        tokens.expect("BEGIN");
        if (tokens.at("NOT")) {
            throw tokens.unsupported("BEGIN NOT ATOMIC");
        }
        tokens.accept("WORK");
        return new TransactionControl.Begin(false, false);
    }

    /** After START; TRANSACTION stands here. */
    TransactionControl startTransaction() throws SyntaxError {
        tokens.expect("TRANSACTION");
        boolean snapshot = false;
        boolean readOnly = false;
        while (tokens.atAny("WITH", "READ")) {
            if (tokens.phrase("WITH", "CONSISTENT", "SNAPSHOT")) {
                snapshot = true;
            } else {
                tokens.next();
                readOnly = tokens.oneOf("ONLY", "WRITE").equals("ONLY");
            }
            if (!tokens.accept(",")) {
                break;
            }
            if (!tokens.atAny("WITH", "READ")) {
                throw tokens.unexpected();
            }
        }
        return new TransactionControl.Begin(snapshot, readOnly);
    }

    TransactionControl commitOrRollback() throws SyntaxError {
        boolean commit = tokens.next().is("COMMIT");
        tokens.accept("WORK");
        if (tokens.atAny("AND", "NO", "RELEASE", "TO")) {
            throw tokens.unsupported((commit ? "COMMIT " : "ROLLBACK ") + tokens.word());
        }
        return commit ? new TransactionControl.Commit() : new TransactionControl.Rollback();
    }

    TransactionControl lock() throws SyntaxError {
        tokens.expect("LOCK");
        tokens.oneOf("TABLES", "TABLE");
        return new TransactionControl.LockTables(tokens.list(this::tableLock));
    }

    private TableLock tableLock() throws SyntaxError {
        TableName table = tokens.table();
        if (tokens.accept("AS") || tokens.atIdentifier()) {
            tokens.identifier();
        }
        tokens.accept("LOW_PRIORITY");
        boolean write = tokens.oneOf("READ", "WRITE").equals("WRITE");
        if (!write) {
            tokens.accept("LOCAL");
        }
        return new TableLock(table, write);
    }

    TransactionControl unlock() throws SyntaxError {
        tokens.expect("UNLOCK");
        tokens.oneOf("TABLES", "TABLE");
        return new TransactionControl.UnlockTables();
    }

    Administration flush() throws SyntaxError {
        tokens.expect("FLUSH");
        boolean local = tokens.acceptAny("NO_WRITE_TO_BINLOG", "LOCAL");
        if (!tokens.atAny("TABLES", "TABLE")) {
            return new Administration.Flush(local, tokens.list(this::target));
        }
        tokens.next();
        List<TableName> tables = tokens.atIdentifier() ? tokens.tables() : List.of();
        if (tokens.at("FOR")) {
            throw tokens.unsupported("FLUSH TABLES FOR EXPORT");
        }
        boolean readLock = tokens.phrase("WITH", "READ", "LOCK");
        return new Administration.FlushTables(local, tables, readLock);
    }

    private Target target() throws SyntaxError {
        if (tokens.atAny("QUERY", "DES_KEY_FILE", "USER_RESOURCES", "OPTIMIZER_COSTS", "TABLE_STATISTICS")) {
            throw tokens.unsupported("FLUSH " + tokens.word());
        }
        if (tokens.at("HOSTS") && !tokens.dialect().flushHosts()) {
            throw tokens.unexpected();
        }
        String word = tokens.oneOf(
                "LOGS", "BINARY", "RELAY", "ERROR", "GENERAL", "SLOW", "ENGINE", "STATUS", "PRIVILEGES", "HOSTS");
        return switch (word) {
            case "LOGS", "STATUS", "PRIVILEGES", "HOSTS" -> Target.valueOf(word);
            default -> {
                tokens.expect("LOGS");
                yield Target.valueOf(word + "_LOGS");
            }
        };
    }

    Administration kill() throws SyntaxError {
        tokens.expect("KILL");
        boolean soft = tokens.dialect().mariaDb() && tokens.accept("SOFT");
        if (!soft && tokens.dialect().mariaDb()) {
            tokens.accept("HARD");
        }
        boolean queryOnly = tokens.accept("QUERY");
        if (!queryOnly) {
            tokens.accept("CONNECTION");
        }
        if (tokens.atAny("USER", "ID")) {
            throw tokens.unsupported("KILL " + tokens.word());
        }
        return new Administration.Kill(expressions.expression(), !soft, queryOnly);
    }

    Administration shutdown() throws SyntaxError {
        tokens.expect("SHUTDOWN");
        boolean waits = tokens.dialect().since(100404, Integer.MAX_VALUE) && tokens.phrase("WAIT", "FOR", "ALL");
        if (waits && !ReplicationParser.atReplicas(tokens)) {
            throw tokens.unexpected();
        }
        if (waits) {
            tokens.next();
        }
        return new Administration.Shutdown(waits);
    }

    Administration install() throws SyntaxError {
        tokens.expect("INSTALL");
        if (tokens.dialect().mariaDb() && tokens.accept("SONAME")) {
            return new Administration.InstallPlugin("", tokens.string());
        }
        tokens.expect("PLUGIN");
        if (tokens.dialect().since(100400, Integer.MAX_VALUE)) {
            tokens.phrase("IF", "NOT", "EXISTS");
        }
        String name = tokens.identifier();
        tokens.expect("SONAME");
        return new Administration.InstallPlugin(name, tokens.string());
    }

    Administration uninstall() throws SyntaxError {
        tokens.expect("UNINSTALL");
        boolean library = tokens.dialect().mariaDb() && tokens.accept("SONAME");
        if (!library) {
            tokens.expect("PLUGIN");
        }
        if (tokens.dialect().since(100400, Integer.MAX_VALUE)) {
            tokens.phrase("IF", "EXISTS");
        }
        return library
                ? new Administration.UninstallPlugin("", tokens.string())
                : new Administration.UninstallPlugin(tokens.identifier(), "");
    }

    /** The topic may be words that are reserved: {@code help install}, {@code help 'change master to'}. */
    Administration help() throws SyntaxError {
        tokens.expect("HELP");
        Token first = tokens.peek();
        if (tokens.at(Kind.STRING)) {
            return new Administration.Help(tokens.string());
        }
        tokens.anyName();
        while (tokens.at(Kind.WORD)) {
            tokens.next();
        }
        return new Administration.Help(tokens.since(first));
    }

    Administration checksum() throws SyntaxError {
        tokens.expect("CHECKSUM");
        tokens.oneOf("TABLE", "TABLES");
        List<TableName> tables = tokens.tables();
        tokens.acceptAny("QUICK", "EXTENDED");
        return new Administration.ChecksumTable(tables);
    }

    /** ALTER TABLE as dumps have it, after ALTER. */
    Administration tableKeys() throws SyntaxError {
        if (tokens.atAny("DATABASE", "SCHEMA", "IGNORE", "ONLINE")) {
            throw tokens.unsupported("ALTER " + tokens.word());
        }
        tokens.expect("TABLE");
        TableName table = tokens.table();
        if (!tokens.atAny("ENABLE", "DISABLE")) {
            throw tokens.unsupported("ALTER TABLE");
        }
        boolean enabled = tokens.next().is("ENABLE");
        tokens.expect("KEYS");
        return new Administration.TableKeys(table, enabled);
    }
}
