package org.replsim.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers answer to what they do not understand. */
class SyntaxErrorTest {

    static Stream<Arguments> errors() {
        return Cases.lines("errors.txt").stream().map(line -> {
            String[] parts = line.split(" \\| ", -1);
            return Arguments.of(parts[0], parts[1], parts[2]);
        });
    }

    @ParameterizedTest
    @MethodSource("errors")
    void namesThePlace(String dialect, String statement, String near) {
        SyntaxError error = catchThrowableOfType(
                SyntaxError.class, () -> Parser.parse(Cases.unescaped(statement), Cases.dialect(dialect)));
        String vendor = dialect.startsWith("mysql") ? "MySQL" : "MariaDB";
        assertThat(error)
                .hasMessage("You have an error in your SQL syntax; check the manual that corresponds to your " + vendor
                        + " server version for the right syntax to use near " + near);
        assertThat(error.errno()).isEqualTo(1064);
        assertThat(error.sqlState()).isEqualTo("42000");
    }

    /** Right for a server, but not modelled: it must not be called an error of syntax. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from a join b on a.id = b.id",
                "select a from t group by a",
                "select (select 1)",
                "alter table t add column a int",
                "create view v as select 1",
                "savepoint s",
                "update a, b set a.x = 1",
                "select 1 union select 2"
            })
    void saysWhatIsNotModelled(String statement) {
        assertThatThrownBy(() -> Parser.parse(statement, Dialect.MARIADB_10_11))
                .isInstanceOfSatisfying(
                        SyntaxError.class, error -> assertThat(error.errno()).isEqualTo(1235))
                .hasMessageStartingWith("This version of MariaDB doesn't yet support '");
    }

    @Test
    void charactersOutsideOfTheBasicPlaneAreNotCutInTwo() {
        String rest = "\uD83D\uDE00".repeat(90);
        assertThatThrownBy(() -> Parser.parse("show '" + rest, Dialect.MYSQL_8_0))
                .hasMessageContaining("near ''" + "\uD83D\uDE00".repeat(79) + "' at line 1");
    }
}
