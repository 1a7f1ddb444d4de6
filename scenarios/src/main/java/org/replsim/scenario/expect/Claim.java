package org.replsim.scenario.expect;

import java.util.List;
import org.replsim.scenario.yaml.Node;

/**
 * An expectation as it is written.
 *
 * @param that the expression
 * @param node where it stands
 * @param variants those it names; empty if it names none
 * @param because may be empty
 */
public record Claim(String that, Node node, List<String> variants, String because) {

    /** Copies the list. */
    public Claim {
        variants = List.copyOf(variants);
    }
}
