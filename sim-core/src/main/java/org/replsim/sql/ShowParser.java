package org.replsim.sql;

import org.jspecify.annotations.Nullable;
import org.replsim.sql.Show.Filter;
import org.replsim.sql.Token.Kind;

/** SHOW and DESCRIBE. */
final class ShowParser {

    private final Tokens tokens;
    private final ExpressionParser expressions;

    ShowParser(Tokens tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    Show show() throws SyntaxError {
        tokens.expect("SHOW");
        if (ReplicationParser.atReplica(tokens)) {
            return replica();
        }
        return switch (tokens.word()) {
            case "MASTER", "BINARY", "BINLOG", "RELAYLOG" -> logs();
            case "ALL", "REPLICAS" -> replicas();
            case "FULL", "PROCESSLIST", "TABLES", "COLUMNS", "FIELDS" -> listing();
            case "GLOBAL", "SESSION", "LOCAL", "STATUS", "VARIABLES" -> values();
            case "TABLE" -> {
                tokens.expect("TABLE", "STATUS");
                yield new Show.TableStatus(database(), filter());
            }
            case "CREATE" -> create();
            case "INDEX", "INDEXES", "KEYS" -> {
                tokens.next();
                yield new Show.Indexes(table());
            }
            case "DATABASES", "SCHEMAS" -> {
                tokens.next();
                yield new Show.Databases(filter());
            }
            case "GRANTS" -> grants();
            case "WARNINGS", "ERRORS" -> new Show.Warnings(tokens.next().is("ERRORS"), limit());
            default -> simple();
        };
    }

    private Show simple() throws SyntaxError {
        if (tokens.atAny(
                "TRIGGERS",
                "EVENTS",
                "CHARSET",
                "CHARACTER",
                "COLLATION",
                "ENGINE",
                "OPEN",
                "PRIVILEGES",
                "FUNCTION",
                "PROCEDURE",
                "COUNT",
                "PROFILE",
                "PROFILES",
                "EXPLAIN",
                "STORAGE")) {
            throw tokens.unsupported("SHOW " + tokens.word());
        }
        return tokens.oneOf("PLUGINS", "ENGINES").equals("PLUGINS") ? new Show.Plugins() : new Show.Engines();
    }

    /** SLAVE or REPLICA stands here. */
    private Show replica() throws SyntaxError {
        boolean replicaWords = tokens.next().is("REPLICA");
        if (tokens.at("HOSTS") && !(replicaWords && !tokens.dialect().mariaDb())) {
            tokens.next();
            return new Show.Replicas(replicaWords);
        }
        String connection = tokens.connection();
        tokens.expect("STATUS");
        String channel = tokens.channel();
        return new Show.ReplicaStatus(channel == null ? connection : channel, false, replicaWords);
    }

    private Show replicas() throws SyntaxError {
        if (!tokens.dialect().mariaDb() && tokens.dialect().replicaWords() && tokens.accept("REPLICAS")) {
            return new Show.Replicas(true);
        }
        if (!tokens.dialect().namedConnections()) {
            throw tokens.unexpected();
        }
        tokens.expect("ALL");
        if (!ReplicationParser.atReplicas(tokens)) {
            throw tokens.unexpected();
        }
        boolean replicaWords = tokens.next().is("REPLICAS");
        tokens.expect("STATUS");
        return new Show.ReplicaStatus(null, true, replicaWords);
    }

    private Show logs() throws SyntaxError {
        Dialect dialect = tokens.dialect();
        boolean old = dialect.masterWords();
        switch (tokens.word()) {
            case "MASTER" -> {
                if (!old) {
                    throw tokens.unexpected();
                }
                tokens.next();
                return tokens.oneOf("STATUS", "LOGS").equals("STATUS")
                        ? new Show.SourceStatus()
                        : new Show.BinaryLogs();
            }
            case "BINARY" -> {
                tokens.next();
                if (dialect.binaryLogWords() && tokens.phrase("LOG", "STATUS")) {
                    return new Show.SourceStatus();
                }
                tokens.expect("LOGS");
                return new Show.BinaryLogs();
            }
            default -> {
                boolean relayLog = tokens.next().is("RELAYLOG");
                if (!relayLog && dialect.since(100502, Integer.MAX_VALUE) && tokens.accept("STATUS")) {
                    return new Show.SourceStatus();
                }
                return events(relayLog);
            }
        }
    }

    private Show events(boolean relayLog) throws SyntaxError {
        String connection = relayLog ? tokens.connection() : null;
        tokens.expect("EVENTS");
        String file = tokens.accept("IN") ? tokens.string() : null;
        Long from = tokens.accept("FROM") ? tokens.number() : null;
        long offset = 0;
        Long limit = limit();
        if (limit != null && tokens.accept(",")) {
            offset = limit;
            limit = tokens.number();
        } else if (limit != null && tokens.accept("OFFSET")) {
            offset = tokens.number();
        }
        String channel = relayLog ? tokens.channel() : null;
        return new Show.Events(relayLog, channel == null ? connection : channel, file, from, offset, limit);
    }

    private Show listing() throws SyntaxError {
        boolean full = tokens.accept("FULL");
        return switch (tokens.oneOf("PROCESSLIST", "TABLES", "COLUMNS", "FIELDS")) {
            case "PROCESSLIST" -> new Show.Processlist(full);
            case "TABLES" -> new Show.Tables(full, database(), filter());
            default -> new Show.Columns(full, table(), filter());
        };
    }

    private Show values() throws SyntaxError {
        boolean global = tokens.accept("GLOBAL");
        if (!global) {
            tokens.acceptAny("SESSION", "LOCAL");
        }
        return tokens.oneOf("STATUS", "VARIABLES").equals("STATUS")
                ? new Show.Status(global, filter())
                : new Show.Variables(global, filter());
    }

    private Show create() throws SyntaxError {
        tokens.expect("CREATE");
        if (tokens.atAny("VIEW", "PROCEDURE", "FUNCTION", "TRIGGER", "EVENT", "USER")) {
            throw tokens.unsupported("SHOW CREATE " + tokens.word());
        }
        if (tokens.oneOf("TABLE", "DATABASE", "SCHEMA").equals("TABLE")) {
            return new Show.CreateTable(tokens.table());
        }
        tokens.phrase("IF", "NOT", "EXISTS");
        return new Show.CreateDatabase(tokens.identifier());
    }

    private Show grants() throws SyntaxError {
        tokens.expect("GRANTS");
        return new Show.Grants(tokens.accept("FOR") ? new AccountParser(tokens).nameOrOwn() : null);
    }

    Show describe() throws SyntaxError {
        tokens.oneOf("DESCRIBE", "DESC", "EXPLAIN");
        if (tokens.atAny(
                "SELECT", "UPDATE", "DELETE", "INSERT", "REPLACE", "EXTENDED", "FORMAT", "PARTITIONS", "ANALYZE")) {
            throw tokens.unsupported("EXPLAIN");
        }
        TableName table = tokens.table();
        boolean named = tokens.at(Kind.STRING) || tokens.atIdentifier();
        return new Show.Columns(false, table, named ? new Filter(tokens.next().text(), null) : Filter.ALL);
    }

    /** A table, whose database may stand after a second FROM. */
    private TableName table() throws SyntaxError {
        tokens.oneOf("FROM", "IN");
        TableName table = tokens.table();
        String database = database();
        return database.isEmpty() ? table : new TableName(database, table.table());
    }

    private String database() throws SyntaxError {
        return tokens.acceptAny("FROM", "IN") ? tokens.identifier() : "";
    }

    private Filter filter() throws SyntaxError {
        if (tokens.accept("LIKE")) {
            return new Filter(tokens.string(), null);
        }
        return tokens.accept("WHERE") ? new Filter(null, expressions.expression()) : Filter.ALL;
    }

    private @Nullable Long limit() throws SyntaxError {
        return tokens.accept("LIMIT") ? tokens.number() : null;
    }
}
