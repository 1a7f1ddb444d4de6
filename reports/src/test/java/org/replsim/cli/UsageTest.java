package org.replsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rnu                    | unknown command 'rnu'; did you mean 'run'? See replsim --help",
                "xyzzy                  | unknown command 'xyzzy'. See replsim --help",
                "run                    | FILE is missing. See replsim run --help",
                "run --outt d x.yaml    | unknown option '--outt'; did you mean '--out'? See replsim run --help",
                "run --vairant=a x.yaml | unknown option '--vairant'; did you mean '--variant'? See replsim run --help",
                "run --qqqqqq x.yaml    | unknown option '--qqqqqq'. See replsim run --help",
                "run x.yaml --seed 1.5  | --seed cannot be '1.5': it must be a whole number. See replsim run --help",
                "run x.yaml --out       | --out needs DIR. See replsim run --help",
                "check --explian x.yaml | unknown option '--explian'; did you mean '--explain'? See replsim check --help",
                "show                   | NAME is missing. See replsim show --help",
                "show a b               | unexpected argument 'b'. See replsim show --help",
                "list --version         | unknown option '--version'. See replsim list --help",
                "import                 | import what? binlog, cnf, status or sysbench; see replsim import --help",
                "import binlg x         | unknown command 'binlg'; did you mean 'binlog'? See replsim import --help",
                "import cnf             | FILE is missing. See replsim import cnf --help",
                "--explain              | unknown option '--explain'. See replsim --help"
            })
    void wrongUsageIsOneLineAndCodeTwo(String args, String message) {
        Ran ran = Ran.with(args.strip().split(" +"));

        assertThat(ran.errors()).containsExactly("replsim: " + message);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "run",
                "check",
                "list",
                "show",
                "init",
                "console",
                "import",
                "import binlog",
                "import cnf",
                "import status",
                "import sysbench",
                "report",
                "schema",
                "generate-completion"
            })
    void everyCommandExplainsItself(String command) {
        Ran ran = Ran.with((command + " --help").strip().split(" "));

        assertThat(ran.code()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).contains("Usage: replsim " + command).contains("--help");
        assertThat(ran.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }

    @Test
    void helpNamesOnlyCommandsThatExist() {
        Ran ran = Ran.with("--help");

        Matcher commands = Pattern.compile("replsim ([a-z][a-z-]*)").matcher(ran.out());
        assertThat(commands.results().map(found -> found.group(1)))
                .isNotEmpty()
                .allSatisfy(command ->
                        assertThat(Main.commandLine().getSubcommands()).containsKey(command));
    }

    @Test
    void theVersionIsThatOfTheBuild() {
        assertThat(Ran.with("--version").out()).matches("replsim \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R");
    }

    @Test
    void bashAcceptsTheCompletionScript(@TempDir Path folder) throws Exception {
        Path script = folder.resolve("completion.sh");
        Files.writeString(script, Ran.with("generate-completion").out());

        Process bash = new ProcessBuilder("bash", "-n", script.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said).isEmpty();
        assertThat(bash.waitFor()).isZero();
        assertThat(Files.readString(script)).contains("complete -F", "--variant");
    }

    @Test
    void aNameIsNearIfFewLettersDiffer() {
        assertThat(Nearest.distance("variant", "variant")).isZero();
        assertThat(Nearest.distance("vairant", "variant")).isEqualTo(1);
        assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Nearest.suggestion("asnc", List.of("semi-sync", "async"))).isEqualTo("; did you mean 'async'?");
        assertThat(Nearest.suggestion("zzz", List.of("semi-sync", "async"))).isEmpty();
    }
}
