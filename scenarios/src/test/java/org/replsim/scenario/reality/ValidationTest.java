package org.replsim.scenario.reality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.replsim.scenario.reality.data.Measurements;
import org.replsim.scenario.reality.machine.MachineFile;
import org.replsim.scenario.reality.validate.Bound;
import org.replsim.scenario.reality.validate.Validation;
import org.replsim.scenario.reality.validate.ValidationFiles;
import org.replsim.scenario.reality.validate.Validator;

/** The predictions of what was measured on real servers, held against the bounds; the page about it is up to date. */
class ValidationTest {

    private static final Path ROOT = Path.of(System.getProperty("replsim.root", ".."));
    private static final Validation VALIDATION = Validator.validate(Measurements.builtIn(), MachineFile.builtIn());

    @Test
    void allBoundsAreReached() {
        assertThat(VALIDATION.bounds()).hasSize(10).allMatch(Bound::held);
    }

    @Test
    void thePageIsUpToDate() throws IOException {
        Path page = ROOT.resolve("docs/validation.md");
        if (Boolean.getBoolean("replsim.regenerate")) {
            Files.writeString(page, ValidationFiles.page(VALIDATION, ""));
        }
        assertThat(page).hasContent(ValidationFiles.page(VALIDATION, ""));
    }
}
