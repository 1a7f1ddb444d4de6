package org.replsim.scenario.expect;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.replsim.scenario.metric.Metric;
import org.replsim.scenario.metric.MetricUnit;
import org.replsim.scenario.metric.Track;

/** A part of an expression. Kinds were checked when it was parsed. */
sealed interface Term {

    /** What sort of value it has. */
    Kind kind();

    /** As it was written, tidied. */
    String text();

    /** Its parts. */
    List<Term> parts();

    /** Its value. */
    Result value(Runs runs);

    /** The metrics in it. */
    default Stream<MetricTerm> metrics() {
        Stream<MetricTerm> own = this instanceof MetricTerm metric ? Stream.of(metric) : Stream.of();
        return Stream.concat(own, parts().stream().flatMap(Term::metrics));
    }

    /** A number or a text as it stands. */
    record Literal(Kind kind, String text, Result result) implements Term {
        @Override
        public List<Term> parts() {
            return List.of();
        }

        @Override
        public Result value(Runs runs) {
            return result;
        }
    }

    /**
     * A metric of a run.
     *
     * @param metric the row of the table
     * @param owner the server or resource named; empty: the usual one
     * @param variant the variant named; empty: the current one
     * @param from start of the time window in seconds, or the instant; NaN: the metric's own window
     * @param to end of the time window; NaN: an instant
     * @param fold what makes one number of several bins; empty: the usual way
     * @param text as written
     */
    record MetricTerm(
            Metric metric, String owner, String variant, double from, double to, Optional<Track.Fold> fold, String text)
            implements Term {
        @Override
        public Kind kind() {
            return metric.isText()
                    ? Kind.TEXT
                    : Kind.number(metric.unit().seconds(), metric.unit().bytes());
        }

        @Override
        public List<Term> parts() {
            return List.of();
        }

        @Override
        public Result value(Runs runs) {
            var run = runs.of(variant);
            String of = owner.isEmpty() ? metric.usualOwner(run) : owner;
            if (metric.isText()) {
                return Result.of(metric.text(run));
            }
            if (!Double.isNaN(to)) {
                return Result.of(metric.during(run, of, from, to, fold));
            }
            if (!Double.isNaN(from)) {
                return Result.of(metric.at(run, of, from));
            }
            return Result.of(
                    fold.isPresent()
                            ? metric.during(run, of, Double.NEGATIVE_INFINITY, Double.MAX_VALUE, fold)
                            : metric.value(run, of));
        }
    }

    /** A sign, an operation or a function of numbers. */
    record Arithmetic(String operator, Kind kind, List<Term> parts, String text) implements Term {
        @Override
        public Result value(Runs runs) {
            double first = parts.get(0).value(runs).number();
            double second = parts.size() > 1 ? parts.get(1).value(runs).number() : Double.NaN;
            return Result.of(
                    switch (operator) {
                        case "+" -> first + second;
                        case "-" -> parts.size() > 1 ? first - second : -first;
                        case "*" -> first * second;
                        case "/" -> first / second;
                        case "min" -> Math.min(first, second);
                        case "max" -> Math.max(first, second);
                        case "abs" -> Math.abs(first);
                        default -> throw new IllegalStateException(operator);
                    });
        }
    }

    /** Two sides compared. Without a value on a side only {@code ==} and {@code !=} can hold. */
    record Comparison(String operator, Term left, Term right) implements Term {
        @Override
        public Kind kind() {
            return Kind.TRUTH;
        }

        @Override
        public String text() {
            return left.text() + " " + operator + " " + right.text();
        }

        @Override
        public List<Term> parts() {
            return List.of(left, right);
        }

        @Override
        public Result value(Runs runs) {
            Result a = left.value(runs);
            Result b = right.value(runs);
            boolean holds = left.kind().isNumber() ? holds(a.number(), b.number()) : holds(a.text(), b.text());
            return Result.of(holds, measured(left, a) + side(right, b));
        }

        private boolean holds(double a, double b) {
            return switch (operator) {
                case "==" -> same(a, b);
                case "!=" -> !same(a, b);
                case "<" -> a < b;
                case "<=" -> a <= b;
                case ">" -> a > b;
                default -> a >= b;
            };
        }

        private static boolean same(double a, double b) {
            return a == b || (Double.isNaN(a) && Double.isNaN(b));
        }

        private boolean holds(String a, String b) {
            return operator.equals("==") == a.equals(b);
        }
    }

    /** A side near another. */
    record Within(Term left, Term tolerance, Term right) implements Term {

        /** So that 1.5 is within 0.1 of 1.4. */
        private static final double ROUNDING = 1 + 1e-9;

        @Override
        public Kind kind() {
            return Kind.TRUTH;
        }

        @Override
        public String text() {
            return left.text() + " within " + tolerance.text() + " of " + right.text();
        }

        @Override
        public List<Term> parts() {
            return List.of(left, tolerance, right);
        }

        @Override
        public Result value(Runs runs) {
            double a = left.value(runs).number();
            double b = right.value(runs).number();
            double allowed = tolerance.value(runs).number();
            boolean relative = !tolerance.kind().free()
                    && tolerance.kind().seconds() == 0
                    && tolerance.kind().bytes() == 0
                    && tolerance.text().endsWith("%");
            double distance = Math.abs(a - b);
            boolean holds = distance <= (relative ? allowed * Math.abs(b) : allowed) * ROUNDING;
            String off =
                    relative && b != 0 ? " (" + MetricUnit.NUMBER.write(100 * (a - b) / Math.abs(b)) + "% off)" : "";
            return Result.of(holds, measured(left, Result.of(a)) + side(right, Result.of(b)) + off);
        }
    }

    /** {@code and}, {@code or} and {@code not}. */
    record Logic(String operator, List<Term> parts) implements Term {
        @Override
        public Kind kind() {
            return Kind.TRUTH;
        }

        @Override
        public String text() {
            return parts.size() == 1
                    ? "not (" + parts.get(0).text() + ")"
                    : "(" + parts.get(0).text() + ") " + operator + " ("
                            + parts.get(1).text() + ")";
        }

        @Override
        public Result value(Runs runs) {
            Result first = parts.get(0).value(runs);
            if (parts.size() == 1) {
                return Result.of(!first.truth(), first.measured());
            }
            Result second = parts.get(1).value(runs);
            boolean truth = operator.equals("and") ? first.truth() && second.truth() : first.truth() || second.truth();
            return Result.of(truth, first.measured() + "; " + second.measured());
        }
    }

    private static String measured(Term term, Result result) {
        return term.text() + " = " + written(term.kind(), result);
    }

    private static String side(Term term, Result result) {
        return term instanceof Literal ? "" : ", " + measured(term, result);
    }

    private static String written(Kind kind, Result result) {
        return kind.sort() == Kind.Sort.TEXT
                ? "\"" + result.text() + "\""
                : MetricUnit.write(result.number(), kind.seconds(), kind.bytes());
    }
}
