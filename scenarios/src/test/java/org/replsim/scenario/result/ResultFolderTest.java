package org.replsim.scenario.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.replsim.scenario.Scenario;
import org.replsim.scenario.ScenarioReader;
import org.replsim.scenario.library.Library;
import org.replsim.scenario.metric.Records;
import org.replsim.scenario.problem.ScenarioProblem;
import org.replsim.scenario.run.ScenarioRunner;

/** Results as files: what is read back is what was written, and nothing is lost or overwritten. */
class ResultFolderTest {

    private static Scenario scenario;
    private static ScenarioResult result;

    @TempDir
    private Path folder;

    @BeforeAll
    static void run() {
        scenario = ScenarioReader.read("starter.yaml", Library.starter(), Path.of(""));
        result = new ScenarioRunner(spec -> Records.record(1000)).run(scenario);
    }

    @Test
    void whatIsReadBackIsWhatWasWritten() throws IOException {
        Path written = ResultFolder.writeNext(result, scenario.text(), folder, ResultFolder.Guest.NONE);
        assertThat(ResultFolder.read(written))
                .usingRecursiveComparison()
                .withEqualsForType(Double::equals, Double.class)
                .isEqualTo(result);
    }

    @Test
    void theExactInputIsKept() throws IOException {
        Path written = ResultFolder.writeNext(result, scenario.text(), folder, ResultFolder.Guest.NONE);
        assertThat(written.resolve("scenario.yaml")).hasContent(scenario.text());
        assertThat(written.resolve("digest.txt")).hasContent(result.digest());
    }

    @Test
    void theSameResultIsTheSameBytesInAnyLocale() throws IOException {
        Path one = ResultFolder.writeNext(result, scenario.text(), folder, ResultFolder.Guest.NONE);
        Locale usual = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            Path two = ResultFolder.writeNext(result, scenario.text(), folder, ResultFolder.Guest.NONE);
            for (String file : new String[] {"results.json", "series.csv", "metrics.csv", "latency.csv"}) {
                assertThat(two.resolve(file)).hasSameBinaryContentAs(one.resolve(file));
            }
        } finally {
            Locale.setDefault(usual);
        }
    }

    @Test
    void numbersArePlainDecimalsAndNoNumberIsNull() throws IOException {
        Path written = ResultFolder.writeNext(result, scenario.text(), folder, ResultFolder.Guest.NONE);
        String json = Files.readString(written.resolve("results.json"));
        assertThat(json).doesNotContain("NaN").doesNotContainPattern(": -?[0-9.]+[eE]");
        assertThat(Files.readAllLines(written.resolve("series.csv")))
                .startsWith("variant,server,metric,unit,t,value", "async,db1,throughput,transactions/s,1.0,100.0")
                .contains("async,db2,seconds_behind_master,s,1.0,", "async,db2,seconds_behind_master,s,6.0,2.0");
    }

    @Test
    void foldersAreNumberedAfterTheGreatest() throws IOException {
        assertThat(ResultFolder.next(folder, "x")).isEqualTo(folder.resolve("x-001"));
        Files.createDirectory(folder.resolve("x-007"));
        Files.createDirectory(folder.resolve("x-y-009"));
        assertThat(ResultFolder.next(folder, "x")).isEqualTo(folder.resolve("x-008"));
        Files.createDirectory(folder.resolve("x-999"));
        assertThat(ResultFolder.next(folder, "x")).isEqualTo(folder.resolve("x-1000"));
    }

    @Test
    void anExistingResultIsReplacedOnlyByForce() throws IOException {
        Path out = folder.resolve("out");
        ResultFolder.write(result, scenario.text(), out, false, ResultFolder.Guest.NONE);
        Files.writeString(out.resolve("mine.txt"), "x");
        assertThatThrownBy(() -> ResultFolder.write(result, scenario.text(), out, false, ResultFolder.Guest.NONE))
                .isInstanceOf(ScenarioProblem.class)
                .hasMessage(out + ": exists already; name another --out or add --force");
        ResultFolder.write(result, scenario.text(), out, true, ResultFolder.Guest.NONE);
        assertThat(out.resolve("mine.txt")).doesNotExist();
        assertOnly(folder, "out");
    }

    @Test
    void aFolderOfOtherThingsIsNeverReplaced() throws IOException {
        Files.writeString(folder.resolve("thesis.txt"), "x");
        assertThatThrownBy(() -> ResultFolder.write(result, scenario.text(), folder, true, ResultFolder.Guest.NONE))
                .hasMessage(folder + ": this folder holds something else than results and is not replaced");
        assertThat(folder.resolve("thesis.txt")).exists();
    }

    @Test
    void aGuestThatFailsLeavesNothingBehind() throws IOException {
        ResultFolder.Guest failing = guestFolder -> {
            Files.writeString(guestFolder.resolve("half.png"), "x");
            throw new IOException("disk full");
        };
        assertThatThrownBy(() -> ResultFolder.writeNext(result, scenario.text(), folder, failing))
                .isInstanceOf(IOException.class);
        assertOnly(folder);
    }

    private static void assertOnly(Path folder, String... names) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            assertThat(children.map(child -> child.getFileName().toString())).containsExactlyInAnyOrder(names);
        }
    }

    @Test
    void aFolderWithoutAResultIsNamed() {
        assertThatThrownBy(() -> ResultFolder.read(folder))
                .hasMessage(folder + ": there is no results.json here; name a folder that `replsim run` wrote");
    }

    @Test
    void aDamagedResultIsAProblemAndNothingElse() throws IOException {
        Path written = ResultFolder.writeNext(result, scenario.text(), folder, ResultFolder.Guest.NONE);
        Path json = written.resolve("results.json");
        String good = Files.readString(json);
        for (String bad :
                new String[] {"", "{}", "[]", "{", good.substring(0, good.length() / 2), "null", "{\"variants\": 3}"}) {
            Files.writeString(json, bad);
            assertThatThrownBy(() -> ResultFolder.read(written)).isInstanceOf(ScenarioProblem.class);
        }
        Files.writeString(json, good);
        Files.writeString(written.resolve("series.csv"), "variant,server\nx,y\n");
        assertThatThrownBy(() -> ResultFolder.read(written)).isInstanceOf(ScenarioProblem.class);
    }
}
