package org.replsim.scenario.expect;

import java.util.List;

/**
 * Reads an expression by recursive descent, one method for each rule:
 *
 * <pre>
 * either     = both { "or" both } .
 * both       = negation { "and" negation } .
 * negation   = "not" negation | comparison .
 * comparison = sum [ ( "==" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=" ) sum | "within" sum "of" sum ] .
 * sum        = product { ( "+" | "-" ) product } .
 * product    = sign { ( "*" | "/" ) sign } .
 * sign       = "-" sign | value .
 * value      = number | text | "ON" | "OFF" | "never" | "(" either ")" | function | metric .
 * function   = ( "min" | "max" ) "(" sum "," sum ")" | "abs" "(" sum ")"
 *            | ( "min" | "max" | "mean" | "last" ) "(" metric ")" .
 * metric     = name [ "(" owner ")" ] [ "[" variant "]" ] [ "during" number ".." number | "at" number ] .
 * number     = digits [ unit ] .    unit: those of scenario files, "%", and "/s"
 * text       = characters in double or single quotes .
 * </pre>
 *
 * Times, sizes and rates keep their dimension: {@code lag_max < 2} is refused, {@code lag_max < 2s} is not.
 */
final class Parser {

    private static final List<String> COMPARISONS = List.of("==", "!=", "<", "<=", ">", ">=");
    private static final int DEEPEST = 50;

    private final Tokens tokens;
    private final ValueParser values;
    private int depth;

    private Parser(Tokens tokens, Vocabulary vocabulary) {
        this.tokens = tokens;
        this.values = new ValueParser(tokens, vocabulary, this::either, this::sum);
    }

    /** A whole expression, which must be true or false. */
    static Term parse(String text, Vocabulary vocabulary) {
        Tokens tokens = new Tokens(Lexer.tokens(text));
        Term term = new Parser(tokens, vocabulary).either();
        if (tokens.peek().sort() != Token.Sort.END) {
            throw tokens.unexpected("the end, \"and\" or \"or\"");
        }
        if (term.kind().sort() != Kind.Sort.TRUTH) {
            throw new Misreading(
                    0, "this says nothing that could be true or false; compare it, as in \"throughput > 100/s\"");
        }
        return term;
    }

    private Term either() {
        if (++depth > DEEPEST) {
            throw new Misreading(tokens.peek().at(), "too many brackets");
        }
        Term left = both();
        while (tokens.skip("or")) {
            left = logic("or", left, both());
        }
        depth--;
        return left;
    }

    private Term both() {
        Term left = negation();
        while (tokens.skip("and")) {
            left = logic("and", left, negation());
        }
        return left;
    }

    private Term logic(String operator, Term left, Term right) {
        for (Term side : List.of(left, right)) {
            if (side.kind().sort() != Kind.Sort.TRUTH) {
                throw new Misreading(tokens.lastAt(), "\"" + side.text() + "\" is not true or false; compare it first");
            }
        }
        return new Term.Logic(operator, List.of(left, right));
    }

    private Term negation() {
        if (!tokens.skip("not")) {
            return comparison();
        }
        if (++depth > DEEPEST) {
            throw new Misreading(tokens.peek().at(), "too many times \"not\"");
        }
        Term inner = negation();
        depth--;
        if (inner.kind().sort() != Kind.Sort.TRUTH) {
            throw new Misreading(tokens.lastAt(), "\"not\" needs something that is true or false");
        }
        return new Term.Logic("not", List.of(inner));
    }

    private Term comparison() {
        Term left = sum();
        Token operator = tokens.peek();
        if (operator.is("within")) {
            return within(left);
        }
        if (!COMPARISONS.contains(operator.text()) || operator.sort() != Token.Sort.SIGN) {
            return left;
        }
        tokens.next();
        Term right = sum();
        checkSame(operator, left, right);
        if (left.kind().sort() == Kind.Sort.TEXT && !List.of("==", "!=").contains(operator.text())) {
            throw new Misreading(operator.at(), "texts can only be compared with == and !=");
        }
        if (COMPARISONS.contains(tokens.peek().text())) {
            throw new Misreading(tokens.peek().at(), "only one comparison at a time; join two with \"and\"");
        }
        return new Term.Comparison(operator.text(), left, right);
    }

    private Term within(Term left) {
        Token word = tokens.next();
        Term tolerance = sum();
        tokens.expect("of", "\"of\", as in \"within 5% of 100/s\"");
        Term right = sum();
        checkSame(word, left, right);
        boolean percent = tolerance.text().endsWith("%");
        if (!left.kind().isNumber() || !(percent || tolerance.kind().goesWith(left.kind()))) {
            throw new Misreading(
                    word.at(),
                    "the tolerance must be a percentage such as 5%, or "
                            + left.kind().words());
        }
        return new Term.Within(left, tolerance, right);
    }

    private static void checkSame(Token operator, Term left, Term right) {
        if (left.kind().sort() == Kind.Sort.TRUTH || !left.kind().goesWith(right.kind())) {
            throw new Misreading(
                    operator.at(),
                    "\"" + left.text() + "\" is " + left.kind().words() + ", \"" + right.text() + "\" is "
                            + right.kind().words() + unitAdvice(left, right));
        }
    }

    private static String unitAdvice(Term left, Term right) {
        boolean bare = right instanceof Term.Literal && right.kind().equals(Kind.number(0, 0));
        if (!bare || !left.kind().isNumber()) {
            return "; they cannot be compared";
        }
        String unit = left.kind().seconds() == 1 ? "s" : left.kind().seconds() == -1 ? "/s" : "B";
        return "; write a unit, such as " + right.text() + unit;
    }

    private Term sum() {
        Term left = product();
        while (tokens.peek().is("+") || tokens.peek().is("-")) {
            Token operator = tokens.next();
            Term right = product();
            if (!left.kind().isNumber() || !left.kind().goesWith(right.kind())) {
                throw new Misreading(
                        operator.at(),
                        "\"" + left.text() + "\" is " + left.kind().words() + ", \"" + right.text() + "\" is "
                                + right.kind().words() + "; they cannot be added or subtracted");
            }
            Kind kind = left.kind().free() ? right.kind() : left.kind();
            left = arithmetic(operator, kind, left, right);
        }
        return left;
    }

    private Term product() {
        Term left = sign();
        while (tokens.peek().is("*") || tokens.peek().is("/")) {
            Token operator = tokens.next();
            Term right = sign();
            if (!left.kind().isNumber() || !right.kind().isNumber()) {
                throw new Misreading(operator.at(), "only numbers can be multiplied and divided");
            }
            left = arithmetic(operator, left.kind().times(right.kind(), operator.is("*") ? 1 : -1), left, right);
        }
        return left;
    }

    private static Term arithmetic(Token operator, Kind kind, Term left, Term right) {
        String text = left.text() + " " + operator.text() + " " + right.text();
        return new Term.Arithmetic(operator.text(), kind, List.of(left, right), text);
    }

    private Term sign() {
        Token minus = tokens.peek();
        if (!tokens.skip("-")) {
            return values.value();
        }
        if (++depth > DEEPEST) {
            throw new Misreading(minus.at(), "too many signs");
        }
        Term inner = sign();
        depth--;
        if (!inner.kind().isNumber()) {
            throw new Misreading(minus.at(), "only a number can be negative");
        }
        return new Term.Arithmetic("-", inner.kind(), List.of(inner), "-" + inner.text());
    }
}
