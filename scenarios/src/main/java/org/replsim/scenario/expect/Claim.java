package org.replsim.scenario.expect;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.scenario.yaml.Node;

/**
 * An expectation as it is written.
 *
 * @param that the expression
 * @param node where it stands
 * @param variants those it names; empty if it names none
 * @param because may be empty
 * @param check what must hold of the run's statements; null for an expression over metrics
 */
public record Claim(
        String that,
        Node node,
        List<String> variants,
        String because,
        @Nullable Check check) {

    /** An expression over metrics. */
    public Claim(String that, Node node, List<String> variants, String because) {
        this(that, node, variants, because, null);
    }

    /** Copies the list. */
    public Claim {
        variants = List.copyOf(variants);
    }
}
