package org.replsim.sql;

/** Text in, statement out: by recursive descent, as far as the servers' language is modelled. */
public final class Parser {

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
        Tokens tokens = new Tokens(trimmed(text), dialect);
        if (tokens.at(Token.Kind.END)) {
            throw SyntaxError.empty();
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
            case "CREATE" -> {
                tokens.next();
                yield new DdlParser(tokens, expressions).create();
            }
            case "DROP" -> {
                tokens.next();
                yield new DdlParser(tokens, expressions).drop();
            }
            case "TRUNCATE" -> new DdlParser(tokens, expressions).truncate();
            default -> throw tokens.unexpected();
        };
    }

    private DmlParser dml() {
        return new DmlParser(tokens, expressions);
    }
}
