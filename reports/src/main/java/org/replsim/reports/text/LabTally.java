package org.replsim.reports.text;

import java.util.List;
import org.replsim.scenario.expect.ExpectationResult;
import org.replsim.scenario.lab.LabResult;

/** Scenario by scenario: how many claims on answers hold on real servers, in the simulation, and how many come out alike. */
public final class LabTally {

    private final Table table = new Table(List.of("scenario", "claims", "real", "simulated", "alike"));

    /** Adds a scenario that was run. */
    public void add(LabResult result) {
        List<ExpectationResult> real = result.real().expectations();
        table.row(List.of(
                result.real().name(),
                Quantity.count(real.size()),
                held(real),
                held(result.simulated().expectations()),
                Quantity.count(result.agreeing())));
    }

    /** Adds a scenario that real servers could not be brought to. */
    public void failed(String scenario) {
        table.row(List.of(scenario, Quantity.NONE, "failed", Quantity.NONE, Quantity.NONE));
    }

    private static String held(List<ExpectationResult> claims) {
        return Quantity.count(claims.stream().filter(ExpectationResult::passed).count());
    }

    /** The table. */
    public List<String> lines() {
        return table.lines(Summary.WIDTH);
    }
}
