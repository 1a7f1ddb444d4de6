package org.replsim.scenario.importer.cnf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.replsim.scenario.Scenario;
import org.replsim.scenario.ScenarioReader;
import org.replsim.scenario.importer.Imported;
import org.replsim.scenario.problem.ScenarioProblem;

/** Option files as servers read them; what a file means is what the server's own tool prints of it. */
class CnfImportTest {

    private static final String MAIN = """
            # The configuration
            [client-server]
            port = 3306
            [mysqldump]
            max_allowed_packet = 64M

            [mysqld]
            user            = mysql
            log-bin         = /var/log/mysql/mariadb-bin.log   # kept a week
            server_id       = 7
            sync_binlog     = 0
            innodb-flush-log-at-trx-commit = 2
            max_binlog_size = 100M
            skip-slave-start
            slave_net_timeout = -5
            slave-skip-errors = "1062,1032"
            loose-rpl_semi_sync_master_timeout=2000
            loose_nobody_knows_this = 1
            innodb_buffer_pool_size = 8G
            init_connect = "SET NAMES utf8 # not a comment"
            maximum-sort_buffer_size = 1M

            [mariadb-10.6]
            slave_parallel_threads = 8
            [mariadb-11.4]
            slave_parallel_threads = 99
            [mysqld_2]
            server_id = 8

            !includedir conf.d
            """;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void files() throws IOException {
        file = Files.writeString(folder.resolve("my.cnf"), MAIN);
        Path more = Files.createDirectory(folder.resolve("conf.d"));
        Files.writeString(more.resolve("z.cnf"), "[mysqld]\nsync_binlog = 1\nbinlog_format = row\n");
        Files.writeString(more.resolve("a.cnf"), "[server]\nsync-binlog = 9\ndisable-relay_log_purge\n");
        Files.writeString(more.resolve("a.txt"), "not an option file");
    }

    private static CnfImport.Options options(String profile, @Nullable String version, String suffix) {
        return new CnfImport.Options("mine", "db7", profile, version, suffix, null);
    }

    private String text(CnfImport.Options options) throws IOException {
        Imported imported = CnfImport.read(file, options);
        Path written = folder.resolve("mine.yaml");
        Files.deleteIfExists(written);
        imported.file("mine.yaml").write(written);
        Scenario scenario = ScenarioReader.read(written);
        assertThat(scenario.variants().get(0).spec().cluster().servers().get(0).name())
                .isEqualTo("db7");
        return Files.readString(written);
    }

    private static String setting(String text, String name) {
        return text.lines()
                .map(String::strip)
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2).replaceFirst("  #.*", ""))
                .reduce("none", (first, second) -> first.equals("none") ? second : "twice");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "server_id                      | 7",
                "log_bin                        | mariadb-bin",
                "sync_binlog                    | 1",
                "innodb_flush_log_at_trx_commit | 2",
                "max_binlog_size                | 100M",
                "skip_slave_start               | ON",
                "slave_net_timeout              | 1",
                "slave_skip_errors              | \"1062,1032\"",
                "rpl_semi_sync_master_timeout   | 2000",
                "binlog_format                  | ROW",
                "relay_log_purge                | OFF",
                "slave_parallel_threads         | 8"
            })
    void modelledOptionsBecomeSettings(String name, String value) throws IOException {
        assertThat(setting(text(options("mariadb-10.11", "10.6", "")), name)).isEqualTo(value);
    }

    @Test
    void theLineThatWonIsNamed() throws IOException {
        assertThat(text(options("mariadb-10.11", null, ""))).containsPattern("sync_binlog: 1  # .*z\\.cnf:2\n");
    }

    @Test
    void whatIsNotModelledIsListedWithItsPlaceAndWithoutItsValue() throws IOException {
        Imported imported = CnfImport.read(file, options("mariadb-10.11", null, ""));

        assertThat(imported.report())
                .anyMatch(line -> line.endsWith("my.cnf:19: innodb_buffer_pool_size"))
                .anyMatch(line -> line.endsWith("my.cnf:18: loose_nobody_knows_this"))
                .anyMatch(line -> line.endsWith("my.cnf:21: maximum-sort_buffer_size (a limit for sessions)"))
                .anyMatch(line -> line.endsWith("my.cnf:3: port (nothing in a run obeys it)"))
                .noneMatch(line -> line.contains("8G"));
    }

    @Test
    void groupsOfOtherVersionsAndInstancesAreNotRead() throws IOException {
        assertThat(setting(text(options("mariadb-10.11", null, "")), "slave_parallel_threads"))
                .isEqualTo("none");
        assertThat(setting(text(options("mariadb-11.4", null, "_2")), "slave_parallel_threads"))
                .isEqualTo("99");
        assertThat(setting(text(options("mariadb-11.4", null, "_2")), "server_id"))
                .isEqualTo("8");
    }

    /** MySQL 8.4 has no words of the old kind, so such a server would not start with them. */
    @Test
    void aVersionWithoutAVariableSaysSo() throws IOException {
        Imported imported = CnfImport.read(file, options("mysql-8.4", null, ""));

        assertThat(imported.report())
                .anyMatch(line -> line.endsWith(": slave_net_timeout (a mysql-8.4 server has no such variable)"));
        assertThat(setting(text(options("mysql-8.4", null, "")), "sync_binlog")).isEqualTo("1");
    }

    @Test
    void aReadOnlyServerHasNoClients() throws IOException {
        Files.writeString(folder.resolve("conf.d/z.cnf"), "[mysqld]\nread_only\n");

        assertThat(text(options("mariadb-10.11", null, ""))).contains("read_only: ON", "# The server is read-only");
    }

    @Test
    void aValueThatNoServerTakesIsLeftOutAndTold() throws IOException {
        Files.writeString(folder.resolve("conf.d/z.cnf"), "[mysqld]\nslave_parallel_mode = sometimes\n");

        assertThat(CnfImport.read(file, options("mariadb-10.11", null, "")).warnings())
                .singleElement()
                .asString()
                .contains("z.cnf:2:1", "slave_parallel_mode cannot be \"sometimes\"", "(left out)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'port = 1'                   | my.cnf:1: an option stands before the first group; write [mysqld] above",
                "'[mysqld\nport = 1'          | my.cnf:1: wrong group definition: the closing ] is missing",
                "'[mysqld]\n!inclde x'        | my.cnf:2: unknown directive; a server knows !include FILE",
                "'[mysqld]\n!include my.cnf'  | my.cnf: this file includes itself, by way of",
                "'[mysqldump]\nquick'         | my.cnf: there is no option for a server in it; groups of others: mysqldump",
                "'[mysqld]\nserver_id\u0000'  | my.cnf: this is no option file: it holds binary data"
            })
    void aMistakeHasItsPlace(String text, String message) throws IOException {
        Files.writeString(file, text);

        assertThatThrownBy(() -> CnfImport.read(file, CnfImport.Options.of("x")))
                .isInstanceOf(ScenarioProblem.class)
                .hasMessageContaining(message);
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> CnfImport.read(folder.resolve("none.cnf"), CnfImport.Options.of("x")))
                .hasMessageContaining("none.cnf: there is no such file");
    }

    @Test
    void aMissingIncludeIsTold() throws IOException {
        Files.writeString(file, "[mysqld]\nserver_id=3\n!includedir /nowhere/conf.d/\n");

        assertThat(CnfImport.read(file, CnfImport.Options.of("x")).warnings())
                .singleElement()
                .asString()
                .contains("my.cnf:3: /nowhere/conf.d is not here", "--root");
    }

    @Test
    void absoluteIncludesAreFoundInACopy() throws IOException {
        Files.writeString(file, "[mysqld]\nserver_id=3\n!includedir /conf.d/\n");
        CnfImport.Options options = new CnfImport.Options("x", "db1", "mariadb-10.11", null, "", folder);

        assertThat(CnfImport.read(file, options).report().get(0)).startsWith("3 files, 5 options");
    }

    /** The tool that prints what a server would take from the file, on machines that have it. */
    @Test
    void optionsAreThoseThatTheServersOwnToolPrints() throws Exception {
        Path tool = Path.of("/usr/bin/my_print_defaults");
        if (!Files.isExecutable(tool)) {
            System.out.println("no my_print_defaults here: not compared with it");
            return;
        }
        String absolute = MAIN.replace("conf.d", folder.resolve("conf.d").toString())
                + "[mysqld]\nx = \"a \\\" b\" # c\ny=\\s\\n\\q\\\\end'\nz='\n empty =\nw = 'a' b # c\n";
        Files.writeString(file, absolute.replace("= 'a' b # c", "= a\\tb"));
        List<String> groups = ServerGroups.of(true, "10.6", "");
        List<String> words = new ArrayList<>(List.of(tool.toString(), "--defaults-file=" + file));
        words.addAll(groups);
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();

        OptionFiles read = new OptionFiles(groups::contains, null);
        read.read(file);
        StringBuilder ours = new StringBuilder();
        read.options()
                .forEach(option -> ours.append("--")
                        .append(option.written())
                        .append(option.value() == null ? "" : "=" + option.value())
                        .append('\n'));

        assertThat(ours).hasToString(printed);
    }
}
