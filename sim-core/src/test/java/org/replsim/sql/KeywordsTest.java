package org.replsim.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a console offers is what the parser takes. */
class KeywordsTest {

    static Stream<Dialect> dialects() {
        return Cases.DIALECTS.stream();
    }

    /** A beginning is a statement, or the parser misses only what comes after it. */
    @ParameterizedTest
    @MethodSource("dialects")
    void everyBeginningBeginsAStatement(Dialect dialect) {
        for (String beginning : Keywords.beginnings(dialect)) {
            try {
                Parser.parse(beginning, dialect);
            } catch (SyntaxError error) {
                assertThat(error).as("%s: %s", dialect, beginning).hasMessageEndingWith(" near '' at line 1");
            }
        }
    }

    @Test
    void eachDialectHasItsWords() {
        assertThat(Keywords.beginnings(Dialect.MARIADB_5_5))
                .contains("SLAVE START", "SHOW MASTER STATUS")
                .doesNotContain("START REPLICA");
        assertThat(Keywords.beginnings(Dialect.MYSQL_8_4))
                .contains("SHOW BINARY LOG STATUS")
                .doesNotContain("START SLAVE");
        assertThat(Keywords.words(Dialect.MYSQL_8_4)).contains("SOURCE_HOST").doesNotContain("MASTER_HOST");
        assertThat(Keywords.words(Dialect.MARIADB_10_11))
                .contains("MASTER_USE_GTID")
                .doesNotContain("MASTER_AUTO_POSITION");
    }
}
