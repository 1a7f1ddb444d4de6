package org.replsim.scenario.importer.binlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.replsim.scenario.Scenario;
import org.replsim.scenario.ScenarioReader;
import org.replsim.scenario.importer.Imported;
import org.replsim.scenario.importer.Output;
import org.replsim.scenario.problem.ScenarioProblem;
import org.replsim.scenario.result.ScenarioResult;
import org.replsim.scenario.run.ScenarioRunner;

/** What was imported runs, and the simulated server writes the log that the real one has written. */
class ReplayTest {

    /** Format_desc 252, Gtid_list 29, Binlog_checkpoint 43 and the magic number (spec 3.1). */
    private static final long HEAD = 328;

    private static final long GTID = 42;

    @TempDir
    Path folder;

    /** Transactions arrive one by one, so that no GTID event has a commit id: all bytes but the GTID events' are the same. */
    @ParameterizedTest
    @CsvSource({"mariadb-rows.000001, 17", "mariadb-compressed.000001, 4", "mariadb-minimal.000001, 4"})
    void theSimulatedLogHasTheBytesOfTheRealOne(String name, int transactions) throws IOException {
        Path real = RealLogs.copy(name, folder);
        Imported imported = BinlogImport.read(List.of(real), BinlogImport.Options.of("replay"));
        FileReport report = BinlogImport.reports(List.of(real)).get(0);
        long position = HEAD + transactions * GTID + report.transactionBytes() - report.gtidBytes();

        List<Path> written = Output.write(imported, folder.resolve("out"), false);
        Path yaml = written.get(1);
        Files.writeString(yaml, Files.readString(yaml) + """
                expect:
                  - commits == %1$d
                  - not_applied(db2) == 0
                  - at: 5900ms
                    on: db1
                    ask: SHOW MASTER STATUS
                    gives: {Position: %2$d}
                """.formatted(transactions, position));

        assertThat(expectations(yaml)).isEmpty();
    }

    /** Members of a commit group arrive together, and are committed together again. */
    @Test
    void groupsAreGroupsAgain() throws IOException {
        Path real = RealLogs.copy("mariadb-groups.000001", folder);
        Imported imported = BinlogImport.read(List.of(real), BinlogImport.Options.of("replay"));
        Path yaml = Output.write(imported, folder.resolve("out"), false).get(1);
        Files.writeString(yaml, Files.readString(yaml) + """
                expect:
                  - commits == 26
                  - group_size > 1.5
                """);

        assertThat(expectations(yaml)).isEmpty();
    }

    private static List<String> expectations(Path yaml) {
        Scenario scenario = ScenarioReader.read(yaml);
        ScenarioResult result = new ScenarioRunner().threads(1).run(scenario);
        return result.expectations().stream()
                .filter(each -> !each.passed())
                .map(Object::toString)
                .toList();
    }

    @Test
    void existingFilesAreNotReplacedUnasked() throws IOException {
        Path real = RealLogs.copy("mariadb-rows.000001", folder);
        Imported imported = BinlogImport.read(List.of(real), BinlogImport.Options.of("replay"));
        Output.write(imported, folder, false);

        assertThatThrownBy(() -> Output.write(imported, folder, false))
                .isInstanceOf(ScenarioProblem.class)
                .hasMessageContainingAll("replay.csv: exists already", "--force");
        assertThat(Output.write(imported, folder, true)).hasSize(2);
    }
}
