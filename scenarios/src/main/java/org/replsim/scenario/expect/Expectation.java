package org.replsim.scenario.expect;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.replsim.scenario.metric.Measured;

/** One line of {@code expect}, understood. */
public final class Expectation {

    private final String that;
    private final What what;
    private final List<String> variants;
    private final String because;
    private final String place;

    /** What it says: an expression over metrics, or something about statements. */
    private interface What {
        Check.Outcome tryOn(Runs runs);

        default Stream<Term.MetricTerm> metrics() {
            return Stream.of();
        }

        default boolean aboutStatements() {
            return true;
        }
    }

    private Expectation(String that, What what, List<String> variants, String because, String place) {
        this.that = that;
        this.what = what;
        this.variants = variants;
        this.because = because;
        this.place = place;
    }

    /**
     * Understands an expectation.
     *
     * @param claim as it is written
     * @param vocabulary the names it may use
     * @throws org.replsim.scenario.problem.ScenarioProblem if it cannot be understood
     */
    public static Expectation of(Claim claim, Vocabulary vocabulary) {
        List<String> tried = claim.variants().isEmpty() ? List.copyOf(vocabulary.variants()) : claim.variants();
        Check check = claim.check();
        What what;
        if (check != null) {
            what = runs -> check.tryOn(runs.of("").record().script());
        } else {
            Term term = term(claim, vocabulary);
            what = expression(term);
            boolean namesVariants =
                    term.metrics().noneMatch(metric -> metric.variant().isEmpty());
            tried = namesVariants && claim.variants().isEmpty() ? List.of() : tried;
        }
        return new Expectation(
                claim.that(), what, tried, claim.because(), claim.node().place().toString());
    }

    private static Term term(Claim claim, Vocabulary vocabulary) {
        try {
            return Parser.parse(claim.that(), vocabulary);
        } catch (Misreading misreading) {
            throw claim.node().problemAt(misreading.at(), String.valueOf(misreading.getMessage()));
        }
    }

    private static What expression(Term term) {
        return new What() {
            @Override
            public Check.Outcome tryOn(Runs runs) {
                Result result = term.value(runs);
                return new Check.Outcome(result.truth(), result.measured());
            }

            @Override
            public Stream<Term.MetricTerm> metrics() {
                return term.metrics();
            }

            @Override
            public boolean aboutStatements() {
                return false;
            }
        };
    }

    /** The expression as written. */
    public String that() {
        return that;
    }

    /** The variants it is tried on; empty if the expression names its variants itself. */
    public List<String> variants() {
        return variants;
    }

    /** Why it should hold, in the scenario's words; may be empty. */
    public String because() {
        return because;
    }

    /** {@code file:line:column}. */
    public String place() {
        return place;
    }

    /** Whether it asks for the binding resource. */
    public boolean needsBindingResource() {
        return what.metrics().anyMatch(metric -> metric.metric().isText());
    }

    /** Whether it is about what servers answer, and not about metrics. */
    public boolean aboutStatements() {
        return what.aboutStatements();
    }

    /** What is left of it when only some of the variants run; empty if nothing. */
    public Optional<Expectation> among(Collection<String> selected) {
        boolean known =
                what.metrics().allMatch(metric -> metric.variant().isEmpty() || selected.contains(metric.variant()));
        List<String> left = variants.stream().filter(selected::contains).toList();
        return known && (variants.isEmpty() || !left.isEmpty())
                ? Optional.of(new Expectation(that, what, left, because, place))
                : Optional.empty();
    }

    /**
     * Tries it.
     *
     * @param runs every variant's finished run, by name
     */
    public List<ExpectationResult> tryOn(Map<String, Measured> runs) {
        List<String> currents = variants.isEmpty() ? List.of("") : variants;
        return currents.stream().map(current -> tryOn(runs, current)).toList();
    }

    private ExpectationResult tryOn(Map<String, Measured> runs, String current) {
        Check.Outcome outcome = what.tryOn(new Runs(runs, current));
        return new ExpectationResult(that, current, outcome.passed(), outcome.found(), because, place);
    }
}
