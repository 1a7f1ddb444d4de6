package org.replsim.scenario.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.replsim.scenario.Scenario;
import org.replsim.scenario.ScenarioReader;
import org.replsim.scenario.Variant;
import org.replsim.scenario.expect.ExpectationResult;
import org.replsim.scenario.run.ScenarioRunner;

/** What once broke an invariant, or an expectation of its own, does so no more: each file says what was wrong. */
class RegressionsFilesTest {

    @TestFactory
    Stream<DynamicTest> everyFileHoldsWhatItOnceBroke() throws IOException {
        return RegressionFiles.list().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    private static void check(Path file) {
        Scenario scenario = ScenarioReader.read(file);
        for (Variant variant : scenario.variants()) {
            Checker.check(variant.spec());
        }
        if (!scenario.expectations().isEmpty()) {
            var result = new ScenarioRunner().bindingResource(false).run(scenario);
            assertThat(result.expectations())
                    .filteredOn(expectation -> !expectation.passed())
                    .map(ExpectationResult::toString)
                    .isEmpty();
        }
    }
}
