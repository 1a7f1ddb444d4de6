package org.replsim.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.replsim.reports.SyntheticResults;
import org.replsim.reports.SyntheticRun;

class BindingLinesTest {

    private static SyntheticRun limited(String name, String resource, double gain) {
        return SyntheticRun.named(name)
                .binding(resource, gain, resource + ": a tenth cheaper gives more throughput; less of it");
    }

    @Test
    void variantsWithTheSameLimitShareALine() {
        assertThat(BindingLines.of(
                        SyntheticResults.of(
                                "name",
                                "title",
                                limited("near", "cores a", 0.08),
                                limited("far", "rtt db1-db2", 0.042),
                                limited("further", "rtt db1-db2", 0.103)),
                        100))
                .containsExactly(
                        "  near: cores a (a tenth cheaper: 8 % more throughput); less of it",
                        "  far, further: rtt db1-db2 (a tenth cheaper: 4.2 to 10 % more throughput); less of it");
    }

    @Test
    void theTimeUntilWhichItWasLookedForIsForTheHeading() {
        var result = SyntheticResults.of(
                "name",
                "title",
                SyntheticRun.named("base")
                        .binding(
                                "disk a",
                                0.1,
                                "disk a: a tenth cheaper gives 10 % more throughput; a faster disk (looked for before"
                                        + " anything happens, until 5s)"));

        assertThat(BindingLines.of(result, 100))
                .containsExactly("  disk a (a tenth cheaper: 10 % more throughput); a faster disk");
        assertThat(BindingLines.beforeEverything(result)).isTrue();
        assertThat(BindingLines.beforeEverything(SyntheticResults.of("name", "title", limited("base", "disk a", 0.1))))
                .isFalse();
    }

    @Test
    void aloneAVariantNeedsNoName() {
        assertThat(BindingLines.of(SyntheticResults.of("name", "title", limited("base", "disk a", 0.1)), 100))
                .containsExactly("  disk a (a tenth cheaper: 10 % more throughput); less of it");
    }

    @Test
    void whatNothingLimitsIsSaidAsItWasFound() {
        SyntheticRun served = SyntheticRun.named("base").binding("nothing", 0, "nothing: the offered load is served");

        assertThat(BindingLines.of(SyntheticResults.of("name", "title", served), 100))
                .containsExactly("  nothing: the offered load is served");
    }
}
