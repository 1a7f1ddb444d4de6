package org.replsim.sql;

import java.util.List;

/** Text in, statement out: by recursive descent, as far as the servers' language is modelled. */
public final class Parser {

    /** Beginnings of statements that the servers know. */
    private static final List<String> NOT_MODELLED = List.of(
            "ANALYZE",
            "BINLOG",
            "CACHE",
            "CALL",
            "CHECK",
            "CLONE",
            "DEALLOCATE",
            "EXECUTE",
            "GET",
            "HANDLER",
            "IMPORT",
            "LOAD",
            "OPTIMIZE",
            "PREPARE",
            "RELEASE",
            "RENAME",
            "REPAIR",
            "RESIGNAL",
            "RESTART",
            "SAVEPOINT",
            "SIGNAL",
            "WITH",
            "XA",
            "(");

    /** What the servers create, alter and drop and the model does not have. */
    private static final List<String> NOT_DEFINED = List.of(
            "OR",
            "TEMPORARY",
            "INDEX",
            "UNIQUE",
            "FULLTEXT",
            "SPATIAL",
            "VIEW",
            "ALGORITHM",
            "DEFINER",
            "SQL",
            "TRIGGER",
            "PROCEDURE",
            "FUNCTION",
            "AGGREGATE",
            "EVENT",
            "SERVER",
            "TABLESPACE",
            "LOGFILE",
            "ROLE",
            "SEQUENCE",
            "PACKAGE",
            "UNDO",
            "INSTANCE",
            "PREPARE");

    private final Tokens tokens;
    private final ExpressionParser expressions;

    private Parser(Tokens tokens) {
        this.tokens = tokens;
        this.expressions = new ExpressionParser(tokens);
    }

    /**
     * Parses one statement.
     *
     * @param text without the statement's terminator; blanks around it and semicolons after it are passed over
     * @param dialect whose words are accepted
     * @throws SyntaxError in the server's words: 1064 at the first token that cannot be; 1065 for no statement at all;
     *     1235 for what the servers know and this language does not
     */
    public static Statement parse(String text, Dialect dialect) throws SyntaxError {
        String trimmed = trimmed(text);
        if (trimmed.isEmpty()) {
            throw SyntaxError.empty();
        }
        Tokens tokens = new Tokens(trimmed, dialect);
        if (tokens.at(Token.Kind.END)) {
            return new Administration.Nothing();
        }
        Statement statement = new Parser(tokens).statement();
        tokens.end();
        return statement;
    }

    /** As servers do before they look at a statement. */
    private static String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && text.charAt(start) <= ' ') {
            start++;
        }
        while (start < end && (text.charAt(end - 1) <= ' ' || text.charAt(end - 1) == ';')) {
            end--;
        }
        return text.substring(start, end);
    }

    private Statement statement() throws SyntaxError {
        return switch (tokens.word()) {
            case "INSERT", "REPLACE" -> dml().insert();
            case "UPDATE" -> dml().update();
            case "DELETE" -> dml().delete();
            case "SELECT" -> dml().select();
            case "TRUNCATE" -> ddl().truncate();
            case "CREATE", "ALTER", "DROP" -> definition(tokens.next().word());
            case "CHANGE" -> replication().change();
            case "START" -> start();
            case "STOP" -> {
                tokens.next();
                yield replication().startOrStop(false);
            }
            case "SLAVE" -> {
                if (!tokens.dialect().oldSlaveStart()) {
                    throw tokens.unexpected();
                }
                yield replication().oldForm();
            }
            case "RESET" -> {
                tokens.next();
                yield replication().reset();
            }
            case "PURGE" -> replication().purge();
            case "SHOW" -> new ShowParser(tokens, expressions).show();
            case "DESCRIBE", "DESC", "EXPLAIN" -> new ShowParser(tokens, expressions).describe();
            case "SET" -> new SettingParser(tokens, expressions).set();
            case "GRANT" -> new AccountParser(tokens).grant();
            case "REVOKE" -> new AccountParser(tokens).revoke();
            default -> administration();
        };
    }

    private Statement administration() throws SyntaxError {
        AdministrationParser parser = new AdministrationParser(tokens, expressions);
        return switch (tokens.word()) {
            case "BEGIN" -> parser.begin();
            case "COMMIT", "ROLLBACK" -> parser.commitOrRollback();
            case "LOCK" -> parser.lock();
            case "UNLOCK" -> parser.unlock();
            case "FLUSH" -> parser.flush();
            case "KILL" -> parser.kill();
            case "SHUTDOWN" -> parser.shutdown();
            case "INSTALL" -> parser.install();
            case "UNINSTALL" -> parser.uninstall();
            case "HELP" -> parser.help();
            case "CHECKSUM" -> parser.checksum();
            case "USE" -> {
                tokens.next();
                yield new Administration.Use(tokens.identifier());
            }
            case "DO" -> {
                tokens.next();
                yield new Administration.Do(tokens.list(expressions::expression));
            }
            default -> throw unknown();
        };
    }

    private Statement start() throws SyntaxError {
        tokens.next();
        return tokens.at("TRANSACTION")
                ? new AdministrationParser(tokens, expressions).startTransaction()
                : replication().startOrStop(true);
    }

    /** CREATE, ALTER or DROP, after that word. */
    private Statement definition(String verb) throws SyntaxError {
        if (NOT_DEFINED.contains(tokens.word())) {
            throw tokens.unsupported(verb + " " + tokens.word());
        }
        if (tokens.at("USER")) {
            AccountParser accounts = new AccountParser(tokens);
            return switch (verb) {
                case "CREATE" -> accounts.create();
                case "ALTER" -> accounts.alter();
                default -> accounts.drop();
            };
        }
        return switch (verb) {
            case "CREATE" -> ddl().create();
            case "ALTER" -> new AdministrationParser(tokens, expressions).tableKeys();
            default -> ddl().drop();
        };
    }

    private SyntaxError unknown() {
        return NOT_MODELLED.contains(tokens.word()) ? tokens.unsupported(tokens.word()) : tokens.unexpected();
    }

    private DmlParser dml() {
        return new DmlParser(tokens, expressions);
    }

    private DdlParser ddl() {
        return new DdlParser(tokens, expressions);
    }

    private ReplicationParser replication() {
        return new ReplicationParser(tokens, expressions);
    }
}
