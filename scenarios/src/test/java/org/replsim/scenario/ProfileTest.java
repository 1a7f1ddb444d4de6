package org.replsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.replsim.scenario.problem.ScenarioProblem;
import org.replsim.server.ServerVariable;
import org.replsim.server.ServerVariables;

/** What a server has when its configuration says nothing depends on its version (semantics, sections 2.1 and 8). */
class ProfileTest {

    @Test
    void defaultsAreThoseOfTheVersion() {
        ServerVariables mariaDb = variables("mariadb-10.11", "log_bin: mysql-bin");
        assertThat(mariaDb.number(ServerVariable.SYNC_BINLOG)).isZero();
        assertThat(waitPoint(mariaDb)).isEqualTo("AFTER_COMMIT");
        assertThat(mariaDb.flag(ServerVariable.LOG_SLAVE_UPDATES)).isFalse();

        ServerVariables mySql57 = variables("mysql-5.7", "log_bin: mysql-bin");
        assertThat(mySql57.number(ServerVariable.SYNC_BINLOG)).isEqualTo(1);
        assertThat(waitPoint(mySql57)).isEqualTo("AFTER_SYNC");
        assertThat(mySql57.flag(ServerVariable.LOG_SLAVE_UPDATES)).isFalse();

        for (String profile : new String[] {"mysql-8.0", "mysql-8.4"}) {
            ServerVariables mySql8 = variables(profile, "server_id: 7");
            assertThat(mySql8.text(ServerVariable.LOG_BIN)).isEqualTo("binlog");
            assertThat(mySql8.flag(ServerVariable.LOG_SLAVE_UPDATES)).isTrue();
        }
    }

    @Test
    void whatIsWrittenWins() {
        ServerVariables variables = variables("mysql-8.0", "sync_binlog: 0, rpl_semi_sync_source_timeout: 5s");
        assertThat(variables.number(ServerVariable.SYNC_BINLOG)).isZero();
        assertThat(variables.number(ServerVariable.RPL_SEMI_SYNC_MASTER_TIMEOUT))
                .isEqualTo(5_000);
    }

    @Test
    void aVariableOfTheOtherVendorIsRefused() {
        assertThatThrownBy(() -> variables("mysql-8.0", "binlog_commit_wait_count: 3"))
                .isInstanceOf(ScenarioProblem.class)
                .hasMessage("demo.yaml:8:70: servers.db1.cnf.binlog_commit_wait_count: a mysql-8.0 server has no"
                        + " binlog_commit_wait_count; remove the line");
        assertThatThrownBy(() -> variables("mariadb-10.11", "log_bin: b, rpl_semi_sync_master_wait_for_slave_count: 2"))
                .isInstanceOf(ScenarioProblem.class)
                .hasMessageContaining("a mariadb-10.11 server has no rpl_semi_sync_master_wait_for_slave_count");
    }

    /** The plugin of 5.5 has no wait point, and the version no applier with workers (semantics 2.1, 8). */
    @Test
    void mariaDb55KnowsLess() {
        ServerVariables variables = variables("mariadb-5.5", "log_bin: mysql-bin, rpl_semi_sync_master_enabled: ON");
        assertThat(variables.number(ServerVariable.SLAVE_NET_TIMEOUT)).isEqualTo(3600);
        assertThat(variables.flag(ServerVariable.BINLOG_ANNOTATE_ROW_EVENTS)).isFalse();
        assertThat(waitPoint(variables)).isEqualTo("AFTER_COMMIT");
        for (String absent : List.of(
                "rpl_semi_sync_master_wait_point: AFTER_SYNC",
                "slave_parallel_threads: 4",
                "binlog_commit_wait_count: 3",
                "innodb_deadlock_detect: ON")) {
            String name = absent.substring(0, absent.indexOf(':'));
            assertThatThrownBy(() -> variables("mariadb-5.5", "log_bin: b, " + absent))
                    .hasMessageEndingWith("a mariadb-5.5 server has no " + name + "; remove the line");
        }
    }

    @Test
    void aVariableIsWrittenAsItsVersionSpellsIt() {
        assertThat(variables("mysql-8.4", "rpl-semi-sync-source-enabled: ON")
                        .flag(ServerVariable.RPL_SEMI_SYNC_MASTER_ENABLED))
                .isTrue();
        assertThat(variables("mysql-8.0", "rpl_semi_sync_master_enabled: ON")
                        .flag(ServerVariable.RPL_SEMI_SYNC_MASTER_ENABLED))
                .isTrue();
        assertThatThrownBy(() -> variables("mysql-8.4", "rpl_semi_sync_master_enabled: ON"))
                .hasMessageEndingWith("a mysql-8.4 server has no rpl_semi_sync_master_enabled;"
                        + " write rpl_semi_sync_source_enabled");
        for (String profile : List.of("mariadb-5.5", "mariadb-10.11", "mysql-5.7")) {
            assertThatThrownBy(() -> variables(profile, "log_bin: b, rpl_semi_sync_source_enabled: ON"))
                    .hasMessageEndingWith("a " + profile + " server has no rpl_semi_sync_source_enabled;"
                            + " write rpl_semi_sync_master_enabled");
        }
        assertThatThrownBy(() -> variables("mysql-8.4", "binlog_transaction_dependency_tracking: WRITESET"))
                .hasMessageEndingWith("remove the line");
    }

    @Test
    void setGlobalIsHeldAgainstTheVersionToo() {
        String set = "}}\ntimeline:\n  - {at: 5s, set: {server: db1, rpl_semi_sync_master_wait_point: AFTER_SYNC";
        assertThatThrownBy(() -> variables("mariadb-5.5", "log_bin: b" + set))
                .hasMessage("demo.yaml:10:33: timeline[0].set.rpl_semi_sync_master_wait_point: a mariadb-5.5 server has"
                        + " no rpl_semi_sync_master_wait_point; remove the line");
    }

    /** What only statements know would change nothing in a run. */
    @Test
    void whatNothingObeysIsRefused() {
        for (ServerVariable variable : ServerVariable.values()) {
            if (!variable.obeyed()) {
                assertThatThrownBy(() -> variables("mariadb-10.11", "log_bin: b, " + variable.variableName() + ": 1"))
                        .isInstanceOf(ScenarioProblem.class)
                        .hasMessageContaining("remove the line");
            }
        }
    }

    private static String waitPoint(ServerVariables variables) {
        ServerVariable variable = ServerVariable.RPL_SEMI_SYNC_MASTER_WAIT_POINT;
        return variable.choices().get((int) variables.number(variable));
    }

    private static ServerVariables variables(String profile, String cnf) {
        String text = """
                name: demo
                title: Which defaults?
                duration: 10s
                warmup: 1s
                hosts:
                  a: {cores: 8}
                servers:
                  db1: {host: a, profile: %s, cnf: {%s}}
                workloads:
                  - {on: db1, clients: 1}
                """.formatted(profile, cnf);
        return ScenarioReader.read("demo.yaml", text, Path.of("."))
                .variants()
                .get(0)
                .spec()
                .cluster()
                .servers()
                .get(0)
                .variables();
    }
}
