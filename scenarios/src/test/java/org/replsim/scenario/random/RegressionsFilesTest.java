package org.replsim.scenario.random;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What once broke an invariant does so no more: each file says in its first lines what was wrong. */
class RegressionsFilesTest {

    @TestFactory
    Stream<DynamicTest> everyFileHoldsWhatItOnceBroke() throws IOException {
        return RegressionFiles.list().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    private static void check(Path file) throws IOException {
        Checker.check(RandomScenarioTest.spec(file.getFileName().toString(), Files.readString(file)));
    }
}
