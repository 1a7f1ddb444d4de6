package org.replsim.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.replsim.scenario.Scenario;
import org.replsim.scenario.ScenarioReader;
import org.replsim.scenario.library.Library;
import org.replsim.scenario.result.ScenarioResult;
import org.replsim.scenario.run.ScenarioRunner;

class TakeoverTableTest {

    /** Only the power switch ends the second primary; where nobody was refused there is no such column. */
    @Test
    void twoPrimariesAreShown() {
        Table table = TakeoverTable.of(run("split-brain")).orElseThrow();
        assertThat(table.cells().get(0))
                .containsExactly("variant", "two primaries", "commits on the old", "stranded", "reconnects", "unknown");
        assertThat(table.cells().get(4)).contains("power-off").element(1).isEqualTo(Quantity.NONE);
    }

    @Test
    void whereNothingHappensThereIsNoTable() {
        assertThat(TakeoverTable.of(run("group-commit"))).isEmpty();
    }

    private static ScenarioResult run(String name) {
        Scenario scenario =
                ScenarioReader.read(name + ".yaml", Library.get(name).text(), Path.of(""));
        return new ScenarioRunner().bindingResource(false).run(scenario);
    }
}
