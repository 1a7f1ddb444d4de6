package org.replsim.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.sql.Token.Kind;

/** The tokens of one statement and a place among them. Every failure names the token at that place, as servers do. */
final class Tokens {

    /** Deeper nesting is refused, as the servers' parsers run out of their stack too. */
    private static final int DEEPEST = 200;

    private final String text;
    private final Dialect dialect;
    private final List<Token> all;
    private int at;
    private int depth;

    Tokens(String text, Dialect dialect) {
        this.text = text;
        this.dialect = dialect;
        this.all = Lexer.tokens(text, dialect);
    }

    Dialect dialect() {
        return dialect;
    }

    Token peek() {
        return all.get(at);
    }

    Token peek(int ahead) {
        return all.get(Math.min(at + ahead, all.size() - 1));
    }

    /** The word or symbol at the place: empty for names in quotes, strings, numbers and the end. */
    String word() {
        return peek().word();
    }

    Token next() {
        Token token = peek();
        if (token.kind() != Kind.END) {
            at++;
        }
        return token;
    }

    boolean at(Kind kind) {
        return peek().kind() == kind;
    }

    boolean at(String word) {
        return peek().is(word);
    }

    boolean at(String word, String second) {
        return peek().is(word) && peek(1).is(second);
    }

    boolean atAny(String... words) {
        for (String word : words) {
            if (at(word)) {
                return true;
            }
        }
        return false;
    }

    boolean accept(String word) {
        boolean found = at(word);
        if (found) {
            next();
        }
        return found;
    }

    boolean acceptAny(String... words) {
        boolean found = atAny(words);
        if (found) {
            next();
        }
        return found;
    }

    /** Nothing, or all of the words: after the first the others must follow. */
    boolean phrase(String first, String... others) throws SyntaxError {
        if (!accept(first)) {
            return false;
        }
        expect(others);
        return true;
    }

    void expect(String... words) throws SyntaxError {
        for (String word : words) {
            if (!accept(word)) {
                throw unexpected();
            }
        }
    }

    /** One of the words, which is taken. */
    String oneOf(String... words) throws SyntaxError {
        if (!atAny(words)) {
            throw unexpected();
        }
        return next().word();
    }

    boolean atIdentifier() {
        return at(Kind.NAME) || at(Kind.WORD) && !ReservedWords.contains(word(), dialect);
    }

    String identifier() throws SyntaxError {
        if (!atIdentifier()) {
            throw unexpected();
        }
        return next().text();
    }

    /** A name where no keyword can be meant, as after {@code @@}. */
    String anyName() throws SyntaxError {
        if (!at(Kind.NAME) && !at(Kind.WORD)) {
            throw unexpected();
        }
        return next().text();
    }

    String identifierOrString() throws SyntaxError {
        return at(Kind.STRING) ? next().text() : identifier();
    }

    String string() throws SyntaxError {
        if (!at(Kind.STRING)) {
            throw unexpected();
        }
        return next().text();
    }

    /** A whole number without a sign; what does not fit is the greatest. */
    long number() throws SyntaxError {
        if (!at(Kind.NUMBER) || !peek().text().chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw unexpected();
        }
        String digits = next().text();
        return digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
    }

    TableName table() throws SyntaxError {
        String first = identifier();
        return accept(".") ? new TableName(first, identifier()) : new TableName("", first);
    }

    List<TableName> tables() throws SyntaxError {
        return list(this::table);
    }

    /** {@code (a, b)}. */
    List<String> names() throws SyntaxError {
        expect("(");
        List<String> names = list(this::identifier);
        expect(")");
        return names;
    }

    /** One item or several with commas between them. */
    <T> List<T> list(Item<T> item) throws SyntaxError {
        List<T> items = new ArrayList<>();
        do {
            items.add(item.parse());
        } while (accept(","));
        return items;
    }

    /** {@code FOR CHANNEL 'name'}; null without. */
    @Nullable
    String channel() throws SyntaxError {
        if (!dialect.channels() || !at("FOR")) {
            return null;
        }
        expect("FOR", "CHANNEL");
        return string();
    }

    /** MariaDB's name of a connection, a string; null without. */
    @Nullable
    String connection() throws SyntaxError {
        return dialect.namedConnections() && at(Kind.STRING) ? string() : null;
    }

    void end() throws SyntaxError {
        if (!at(Kind.END)) {
            throw unexpected();
        }
    }

    /** As written, from the token to the place. */
    String since(Token first) {
        return at == 0
                ? ""
                : text.substring(
                        first.start(), Math.max(first.start(), all.get(at - 1).end()));
    }

    void enter() throws SyntaxError {
        depth++;
        if (depth > DEEPEST) {
            throw unexpected();
        }
    }

    void leave() {
        depth--;
    }

    SyntaxError unexpected() {
        return SyntaxError.near(text.substring(peek().start()), peek().line(), dialect);
    }

    SyntaxError unsupported(String what) {
        return SyntaxError.unsupported(what, dialect);
    }

    /** Something that repeats. */
    interface Item<T> {
        T parse() throws SyntaxError;
    }
}
