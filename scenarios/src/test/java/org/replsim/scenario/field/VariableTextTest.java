package org.replsim.scenario.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.replsim.scenario.yaml.YamlReader;
import org.replsim.server.ServerVariable;
import org.replsim.server.VariableType;

/** Server variables as text. Oracle: what MariaDB's option parser makes of it (K, M, G are powers of 1024). */
class VariableTextTest {

    @ParameterizedTest
    @CsvSource({
        "RELAY_LOG_SPACE_LIMIT, 1G, 1073741824",
        "RELAY_LOG_SPACE_LIMIT, 16m, 16777216",
        "RELAY_LOG_SPACE_LIMIT, 10, 10",
        "RELAY_LOG_SPACE_LIMIT, 1GiB, 1073741824",
        "RELAY_LOG_SPACE_LIMIT, 1GB, 1000000000",
        "RPL_SEMI_SYNC_MASTER_TIMEOUT, 10000, 10000",
        "RPL_SEMI_SYNC_MASTER_TIMEOUT, 10s, 10000",
        "RPL_SEMI_SYNC_MASTER_TIMEOUT, 500ms, 500",
        "SLAVE_NET_TIMEOUT, 60, 60",
        "SLAVE_NET_TIMEOUT, 1min, 60",
        "BINLOG_COMMIT_WAIT_USEC, 5ms, 5000",
        "RPL_SEMI_SYNC_MASTER_ENABLED, ON, 1",
        "RPL_SEMI_SYNC_MASTER_ENABLED, off, 0",
        "RPL_SEMI_SYNC_MASTER_ENABLED, 1, 1",
        "RPL_SEMI_SYNC_MASTER_ENABLED, true, 1",
        "RPL_SEMI_SYNC_MASTER_WAIT_POINT, after_sync, 0",
        "RPL_SEMI_SYNC_MASTER_WAIT_POINT, AFTER_COMMIT, 1",
        "SYNC_BINLOG, 1, 1"
    })
    void numbersAreReadInTheServersUnit(ServerVariable variable, String text, long expected) {
        assertThat(VariableText.number(variable, YamlReader.read("t", text))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"mysql-bin, mysql-bin", "ON, mysql-bin", "OFF, ''", "0, ''", "logs/bin, logs/bin"})
    void theBinaryLogHasABaseName(String text, String expected) {
        assertThat(VariableText.name(ServerVariable.LOG_BIN, YamlReader.read("t", text)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(ServerVariable.class)
    void defaultsReadBack(ServerVariable variable) {
        if (variable.type() != VariableType.NAME) {
            String shown = VariableText.show(variable, variable.defaultNumber(), "");
            assertThat(VariableText.number(variable, YamlReader.read("t", shown)))
                    .isEqualTo(variable.defaultNumber());
        }
    }

    @Test
    void bothSpellingsAndDashesAreUnderstood() {
        assertThat(VariablesType.find("rpl_semi_sync_source_enabled"))
                .contains(ServerVariable.RPL_SEMI_SYNC_MASTER_ENABLED);
        assertThat(VariablesType.find("log-bin")).contains(ServerVariable.LOG_BIN);
        assertThat(VariablesType.find("log_bim")).isEmpty();
    }
}
