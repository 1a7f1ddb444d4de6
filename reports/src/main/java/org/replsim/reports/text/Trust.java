package org.replsim.reports.text;

import java.util.stream.Collectors;
import org.replsim.scenario.origin.Assumption;
import org.replsim.scenario.result.ScenarioResult;
import org.replsim.scenario.result.ServerSummary;

/** How far the numbers of a result can be trusted, in words. */
public final class Trust {

    private Trust() {}

    /** The servers' versions, and which of them were never held against a running server. */
    public static String profiles(ScenarioResult result) {
        return result.variants().stream()
                .flatMap(variant -> variant.servers().stream())
                .map(Trust::profile)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** A version, and whether it was never held against a running server. */
    public static String profile(String name, boolean measured) {
        return name + (measured ? "" : " (from source, not measured)");
    }

    private static String profile(ServerSummary server) {
        return profile(server.profile(), server.profileMeasured());
    }

    /** Where the values that stand for real machines come from: the weakest origin decides. */
    public static String machine(ScenarioResult result) {
        long assumed = count(result, Assumption.Origin.ASSUMED);
        long fitted = count(result, Assumption.Origin.FITTED);
        if (assumed > 0) {
            return "machine assumed";
        }
        return fitted > 0 ? "machine fitted to measurements" : "machine measured";
    }

    /** All of it as a sentence. */
    static String sentence(ScenarioResult result) {
        long assumed = count(result, Assumption.Origin.ASSUMED);
        String listed = assumed == 0
                ? ""
                : " (" + assumed + (assumed == 1 ? " value" : " values") + ": check --explain lists them)";
        return "Servers: " + profiles(result) + "; " + machine(result) + listed + ".";
    }

    private static long count(ScenarioResult result, Assumption.Origin origin) {
        return result.assumptions().stream()
                .filter(assumption -> assumption.origin() == origin)
                .count();
    }
}
