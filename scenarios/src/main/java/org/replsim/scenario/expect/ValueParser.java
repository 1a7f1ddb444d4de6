package org.replsim.scenario.expect;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.replsim.scenario.field.Dimension;
import org.replsim.scenario.metric.Metric;
import org.replsim.scenario.metric.Metrics;
import org.replsim.scenario.metric.Track;
import org.replsim.scenario.problem.Spelling;

/** The rules {@code value}, {@code function}, {@code metric} and {@code number} of {@link Parser}. */
final class ValueParser {

    private static final Pattern NUMBER = Pattern.compile("([0-9.]+(?:[eE][+-]?[0-9]+)?)(.*)");
    private static final List<String> FUNCTIONS = List.of("min", "max", "abs", "mean", "last");

    private final Tokens tokens;
    private final Vocabulary vocabulary;
    private final Supplier<Term> either;
    private final Supplier<Term> sum;

    ValueParser(Tokens tokens, Vocabulary vocabulary, Supplier<Term> either, Supplier<Term> sum) {
        this.tokens = tokens;
        this.vocabulary = vocabulary;
        this.either = either;
        this.sum = sum;
    }

    Term value() {
        Token token = tokens.peek();
        return switch (token.sort()) {
            case NUMBER -> number();
            case QUOTED ->
                new Term.Literal(
                        Kind.TEXT,
                        "\"" + token.text() + "\"",
                        Result.of(tokens.next().text()));
            case WORD -> word();
            default -> {
                tokens.expect("(", "a metric or a number");
                Term inner = either.get();
                tokens.expect(")", "\")\"");
                yield bracketed(inner);
            }
        };
    }

    private static Term bracketed(Term inner) {
        if (inner instanceof Term.Arithmetic sum && sum.parts().size() > 1) {
            return new Term.Arithmetic(sum.operator(), sum.kind(), sum.parts(), "(" + sum.text() + ")");
        }
        return inner;
    }

    private Term number() {
        Token token = tokens.next();
        Matcher matcher = NUMBER.matcher(token.text());
        if (!matcher.matches()) {
            throw new Misreading(token.at(), "\"" + token.text() + "\" is not a number");
        }
        BigDecimal number = new BigDecimal(matcher.group(1));
        String unit = matcher.group(2);
        if (unit.isEmpty()) {
            Kind kind = number.signum() == 0 ? Kind.FREE : Kind.number(0, 0);
            return new Term.Literal(kind, token.text(), Result.of(number.doubleValue()));
        }
        Dimension dimension = Dimension.having(unit)
                .orElseThrow(
                        () -> new Misreading(token.at(), "unknown unit \"" + unit + "\" in \"" + token.text() + "\""));
        BigDecimal factor = dimension.unitOf(unit).orElseThrow().factor();
        boolean inNanos = dimension == Dimension.TIME || dimension == Dimension.TIME_PER_BYTE;
        BigDecimal value = number.multiply(factor).scaleByPowerOfTen(inNanos ? -9 : 0);
        return new Term.Literal(kindOf(dimension), token.text(), Result.of(value.doubleValue()));
    }

    private static Kind kindOf(Dimension dimension) {
        return switch (dimension) {
            case TIME -> Kind.number(1, 0);
            case BYTES -> Kind.number(0, 1);
            case BANDWIDTH -> Kind.number(-1, 1);
            case RATE -> Kind.number(-1, 0);
            case TIME_PER_BYTE -> Kind.number(1, -1);
            case SHARE -> Kind.number(0, 0);
        };
    }

    private Term word() {
        Token token = tokens.peek();
        switch (token.text()) {
            case "ON", "OFF" -> {
                tokens.next();
                return new Term.Literal(Kind.number(0, 0), token.text(), Result.of(token.is("ON") ? 1 : 0));
            }
            case "never" -> {
                tokens.next();
                return new Term.Literal(Kind.FREE, "never", Result.of(Double.NaN));
            }
            default -> {
                boolean function =
                        FUNCTIONS.contains(token.text()) && tokens.peekSecond().is("(");
                return function ? function() : metric(Optional.empty());
            }
        }
    }

    private Term function() {
        Token name = tokens.next();
        tokens.expect("(", "\"(\"");
        Term first = sum.get();
        Term result;
        if (tokens.skip(",")) {
            result = ofTwo(name, first, sum.get());
        } else if (name.is("abs")) {
            result = new Term.Arithmetic("abs", first.kind(), List.of(first), "abs(" + first.text() + ")");
        } else {
            result = folded(name, first);
        }
        tokens.expect(")", "\")\"");
        return result;
    }

    private static Term ofTwo(Token name, Term first, Term second) {
        if (!name.is("min") && !name.is("max")) {
            throw new Misreading(name.at(), "\"" + name.text() + "\" takes one value");
        }
        if (!first.kind().isNumber() || !first.kind().goesWith(second.kind())) {
            throw new Misreading(name.at(), "\"" + name.text() + "\" needs two numbers of the same kind");
        }
        String text = name.text() + "(" + first.text() + ", " + second.text() + ")";
        return new Term.Arithmetic(
                name.text(), first.kind().free() ? second.kind() : first.kind(), List.of(first, second), text);
    }

    private static Term folded(Token name, Term term) {
        Track.Fold fold = Track.Fold.valueOf(name.text().toUpperCase(Locale.ROOT));
        boolean instant =
                term instanceof Term.MetricTerm metric && !Double.isNaN(metric.from()) && Double.isNaN(metric.to());
        if (!(term instanceof Term.MetricTerm metric) || metric.metric().track().isEmpty() || instant) {
            throw new Misreading(
                    name.at(),
                    "\"" + name.text() + "\" of one value needs a metric that is watched over time, such as "
                            + name.text() + "(throughput during 20s..30s)");
        }
        return new Term.MetricTerm(
                metric.metric(),
                metric.owner(),
                metric.variant(),
                metric.from(),
                metric.to(),
                Optional.of(fold),
                name.text() + "(" + metric.text() + ")");
    }

    private Term metric(Optional<Track.Fold> fold) {
        Token name = tokens.next();
        Metric metric = Metrics.find(name.text())
                .orElseThrow(() -> new Misreading(name.at(), "unknown metric \"" + name.text() + "\"; " + near(name)));
        String owner = owner(metric, name);
        String variant = variant();
        double from = Double.NaN;
        double to = Double.NaN;
        StringBuilder text = new StringBuilder(name.text());
        text.append(owner.isEmpty() ? "" : "(" + owner + ")").append(variant.isEmpty() ? "" : "[" + variant + "]");
        if (tokens.peek().is("during")) {
            checkTracked(metric, tokens.next());
            Token begin = tokens.peek();
            from = seconds();
            tokens.expect("..", "\"..\", as in \"during 20s..30s\"");
            Token end = tokens.peek();
            to = seconds();
            text.append(" during ").append(begin.text()).append("..").append(end.text());
        } else if (tokens.peek().is("at")) {
            checkTracked(metric, tokens.next());
            text.append(" at ").append(tokens.peek().text());
            from = seconds();
        }
        return new Term.MetricTerm(metric, owner, variant, from, to, fold, text.toString());
    }

    private static String near(Token name) {
        return Spelling.nearest(name.text(), Metrics.names())
                .map(meant -> "did you mean \"" + meant + "\"?")
                .orElse("docs/scenario-reference.md lists them all");
    }

    private static void checkTracked(Metric metric, Token word) {
        if (metric.track().isEmpty()) {
            throw new Misreading(
                    word.at(), "\"" + metric.name() + "\" is not watched over time; it is about " + metric.window());
        }
    }

    private double seconds() {
        Token token = tokens.peek();
        Term term = token.sort() == Token.Sort.NUMBER ? number() : null;
        if (term == null || !term.kind().goesWith(Kind.number(1, 0))) {
            throw new Misreading(token.at(), "needs a time such as 25s, not " + token.words());
        }
        double seconds = term.value(new Runs(Map.of(), "")).number();
        if (seconds > vocabulary.endSeconds()) {
            throw new Misreading(token.at(), token.text() + " is after the end of the run");
        }
        return seconds;
    }

    private String owner(Metric metric, Token name) {
        if (!tokens.skip("(")) {
            if (metric.owner() == Metric.Owner.RESOURCE) {
                throw new Misreading(name.at(), "name the resource, as in " + metric.name() + "(\"cores a\")");
            }
            if (metric.owner() == Metric.Owner.PHASE) {
                throw new Misreading(name.at(), "name the phase, as in " + metric.name() + "(\"restore\")");
            }
            return "";
        }
        Token owner = tokens.next();
        tokens.expect(")", "\")\"");
        Collection<String> known = switch (metric.owner()) {
            case RESOURCE, PHASE -> List.of(owner.text());
            case SOURCE -> vocabulary.sources();
            case REPLICA -> vocabulary.replicas();
            case RUN -> throw new Misreading(owner.at(), "\"" + metric.name() + "\" is about the whole run");
        };
        if (!known.contains(owner.text())) {
            throw new Misreading(
                    owner.at(),
                    "\"" + metric.name() + "\" is not known of \"" + owner.text() + "\"; "
                            + Spelling.remedy(owner.text(), known));
        }
        return owner.text();
    }

    private String variant() {
        if (!tokens.skip("[")) {
            return "";
        }
        Token variant = tokens.next();
        tokens.expect("]", "\"]\"");
        if (!vocabulary.variants().contains(variant.text())) {
            throw new Misreading(
                    variant.at(),
                    "there is no variant \"" + variant.text() + "\"; "
                            + Spelling.remedy(variant.text(), vocabulary.variants()));
        }
        return variant.text();
    }
}
