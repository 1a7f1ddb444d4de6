package org.replsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.replsim.architecture.SourceTree;

/** The command import, from the words that are typed to the files that are there afterwards. */
class ImportCommandTest {

    @TempDir
    Path folder;

    private static String sample(String name) throws IOException {
        return SourceTree.here()
                .root()
                .resolve("scenarios/samples")
                .resolve(name)
                .toString();
    }

    private Ran ran(String... words) {
        return Ran.with(Stream.concat(Stream.of("import"), Arrays.stream(words)).toArray(String[]::new));
    }

    private String out() {
        return folder.resolve("out").toString();
    }

    @ParameterizedTest
    @CsvSource({
        "binlog, mariadb-rows.000001, mariadb-rows-000001.csv, mariadb-rows-000001.yaml",
        "cnf, my.cnf, my-cnf.yaml, my-cnf.yaml",
        "status, status.txt, status-txt.json, status-txt.json",
        "sysbench, sysbench.txt, sysbench-txt.json, sysbench-txt.csv"
    })
    void filesAreNamedAfterWhatWasRead(String kind, String file, String first, String second) throws IOException {
        Ran ran = ran(kind, sample(file), "--out", out());

        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        try (Stream<Path> files = Files.list(Path.of(out()))) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .contains(first, second)
                    .allMatch(name -> name.equals(first) || name.equals(second));
        }
        assertThat(ran.out()).contains("wrote " + Path.of(out(), first));
    }

    @Test
    void whatIsImportedRuns() throws IOException {
        assertThat(ran("binlog", sample("mariadb-rows.000001"), "--out", out(), "--name", "replay")
                        .code())
                .isZero();

        Ran run = Ran.with("run", Path.of(out(), "replay.yaml").toString(), "--out", out() + "/result");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("replay: The transactions of mariadb-rows.000001, sent again");
    }

    @Test
    void aDamagedFileIsAWarningAndWhatCouldBeReadIsThere() throws IOException {
        byte[] whole = Files.readAllBytes(Path.of(sample("mariadb-rows.000001")));
        Path cut = Files.write(folder.resolve("bin.000009"), Arrays.copyOf(whole, 5_000));

        Ran ran = ran("binlog", cut.toString(), "--out", out());

        assertThat(ran.code()).isZero();
        assertThat(ran.errors())
                .singleElement()
                .asString()
                .startsWith("replsim: bin.000009: at offset 4068: the file ends inside an event of 8205 bytes;");
        assertThat(Path.of(out(), "bin-000009.csv")).exists();
    }

    @Test
    void existingFilesAreKept() throws IOException {
        ran("status", sample("status.txt"), "--out", out());
        Ran again = ran("status", sample("status.txt"), "--out", out());

        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("status-txt.json: exists already", "--force");
        assertThat(ran("status", sample("status.txt"), "--out", out(), "--force")
                        .code())
                .isZero();
    }

    @Test
    void aPartOfTheTimeCanBeCutOut() throws IOException {
        Ran none =
                ran("binlog", sample("mariadb-rows.000001"), "--out", out(), "--stop-datetime", "2001-01-01 00:00:00");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("no transaction in the time that was asked for");

        Ran all =
                ran("binlog", sample("mariadb-rows.000001"), "--out", out(), "--start-datetime", "2001-01-01 00:00:00");
        assertThat(all.code()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "binlog none.000001                            | none.000001: there is no such file",
                "binlog x --start-datetime yesterday           | --start-datetime cannot be 'yesterday': it must be as",
                "binlog x --name 5                             | --name cannot be '5': it needs letters",
                "cnf x --profile mariadb-9                     | there is no server version \"mariadb-9\"; known: ",
                "cnf x --server a.b                            | --server cannot be 'a.b'",
                "sysbench x --out pom.xml/none                  | is not a folder; name another folder with --out",
                "binlog x --spread wide                        | --spread cannot be 'wide'"
            })
    void mistakesAreOneLine(String words, String message) {
        Ran ran = ran(words.strip().split(" +"));

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.errors()).singleElement().asString().contains(message);
        assertThat(ran.out()).isEmpty();
    }
}
