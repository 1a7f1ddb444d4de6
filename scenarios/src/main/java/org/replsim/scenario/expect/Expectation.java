package org.replsim.scenario.expect;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.replsim.scenario.metric.Measured;

/** One line of {@code expect}, understood. */
public final class Expectation {

    private final String that;
    private final Term term;
    private final List<String> variants;
    private final String because;
    private final String place;

    private Expectation(String that, Term term, List<String> variants, String because, String place) {
        this.that = that;
        this.term = term;
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
        Term term;
        try {
            term = Parser.parse(claim.that(), vocabulary);
        } catch (Misreading misreading) {
            throw claim.node().problemAt(misreading.at(), String.valueOf(misreading.getMessage()));
        }
        boolean namesVariants =
                term.metrics().noneMatch(metric -> metric.variant().isEmpty());
        List<String> tried = namesVariants && claim.variants().isEmpty()
                ? List.of()
                : claim.variants().isEmpty() ? List.copyOf(vocabulary.variants()) : claim.variants();
        return new Expectation(
                claim.that(), term, tried, claim.because(), claim.node().place().toString());
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
        return term.metrics().anyMatch(metric -> metric.metric().isText());
    }

    /** What is left of it when only some of the variants run; empty if nothing. */
    public Optional<Expectation> among(Collection<String> selected) {
        boolean known =
                term.metrics().allMatch(metric -> metric.variant().isEmpty() || selected.contains(metric.variant()));
        List<String> left = variants.stream().filter(selected::contains).toList();
        return known && (variants.isEmpty() || !left.isEmpty())
                ? Optional.of(new Expectation(that, term, left, because, place))
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
        Result result = term.value(new Runs(runs, current));
        return new ExpectationResult(that, current, result.truth(), result.measured(), because, place);
    }
}
