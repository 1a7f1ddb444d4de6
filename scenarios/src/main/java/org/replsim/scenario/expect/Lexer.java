package org.replsim.scenario.expect;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts an expression into words. */
final class Lexer {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern NUMBER =
            Pattern.compile("[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?:/(?:s|min|h)\\b|%|[A-Za-z]+(?:/s\\b)?)?");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern VARIANT = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
    private static final Pattern CONNECTION = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*:[A-Za-z_][A-Za-z0-9_-]*");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"|'([^']*)'");
    private static final Pattern SIGN = Pattern.compile("==|!=|<=|>=|\\.\\.|[<>+*/()\\[\\],-]");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String text) {
        return new Lexer(text).all();
    }

    private List<Token> all() {
        while (at < text.length()) {
            Matcher space = SPACE.matcher(text).region(at, text.length());
            if (space.lookingAt()) {
                at = space.end();
            } else {
                next();
            }
        }
        tokens.add(new Token(Token.Sort.END, "", text.length()));
        return tokens;
    }

    private void next() {
        if (after("[") && take(VARIANT, Token.Sort.WORD)) {
            return;
        }
        if (after("(") && take(CONNECTION, Token.Sort.WORD)) {
            return;
        }
        if (take(NUMBER, Token.Sort.NUMBER) || take(WORD, Token.Sort.WORD) || take(SIGN, Token.Sort.SIGN)) {
            return;
        }
        Matcher quoted = QUOTED.matcher(text).region(at, text.length());
        if (!quoted.lookingAt()) {
            String what = text.substring(at, at + 1);
            throw new Misreading(at, what.matches("[\"']") ? "a quote is opened and never closed" : remedy(what));
        }
        String inner = quoted.group(1) == null ? quoted.group(2) : quoted.group(1);
        tokens.add(new Token(Token.Sort.QUOTED, inner, at));
        at = quoted.end();
    }

    private boolean after(String bracket) {
        return !tokens.isEmpty() && tokens.get(tokens.size() - 1).is(bracket);
    }

    private static String remedy(String sign) {
        String advice =
                sign.equals("=") ? "; write == to compare" : sign.matches("[&|!]") ? "; write and, or, not" : "";
        return "\"" + sign + "\" has no meaning here" + advice;
    }

    private boolean take(Pattern pattern, Token.Sort sort) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return false;
        }
        tokens.add(new Token(sort, matcher.group(), at));
        at = matcher.end();
        return true;
    }
}
