package org.replsim.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.replsim.sql.StatementSplitter.Open;
import org.replsim.sql.StatementSplitter.Piece;
import org.replsim.sql.StatementSplitter.Pieces;

/** How the command-line client cuts its input. */
class StatementSplitterTest {

    @Test
    void cutsAtTerminators() {
        Pieces pieces = StatementSplitter.split("stop slave; show slave status\\G select 1\\g start\n slave");
        assertThat(pieces.statements())
                .containsExactly(
                        new Piece("stop slave", false),
                        new Piece("show slave status", true),
                        new Piece("select 1", false));
        assertThat(pieces.rest().strip()).isEqualTo("start\n slave");
        assertThat(pieces.open()).isEqualTo(Open.STATEMENT);
    }

    @Test
    void quotesAndCommentsHideTerminators() {
        String statement = "select ';', \"a\\\";\", `;`, 'it''s;' /* ; */ -- ;\n , 1 # ;\n";
        Pieces pieces = StatementSplitter.split(statement + ";");
        assertThat(pieces.statements()).containsExactly(new Piece(statement.strip(), false));
        assertThat(pieces.open()).isEqualTo(Open.NOTHING);
    }

    /** The client answers "No query specified" to the second one. */
    @Test
    void aTerminatorAfterAnotherEndsNothing() {
        assertThat(StatementSplitter.split("show slave status\\G;").statements())
                .containsExactly(new Piece("show slave status", true), new Piece("", false));
    }

    @Test
    void blanksAndCommentsAreNoRest() {
        assertThat(StatementSplitter.split("select 1; -- done\n /* really */ \n"))
                .satisfies(pieces -> {
                    assertThat(pieces.rest()).isEmpty();
                    assertThat(pieces.open()).isEqualTo(Open.NOTHING);
                });
    }

    @Test
    void executableCommentsAreStatements() {
        assertThat(StatementSplitter.split("/*!40101 SET NAMES utf8 */;").statements())
                .containsExactly(new Piece("/*!40101 SET NAMES utf8 */", false));
    }

    /** The prompts of the command-line client. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    select 1           | ^-> ^
                    select 'a;         | ^'> ^
                    select "a          | ^"> ^
                    select `a          | ^`> ^
                    select 1 /* a;     | ^/*> ^
                    select 1;          | ^^
                    """)
    void theNextPromptShowsWhatIsOpen(String input, String prompt) {
        assertThat(StatementSplitter.split(input).open().prompt()).isEqualTo(prompt);
    }

    @Test
    void goesOnWithTheRest() {
        Pieces first = StatementSplitter.split("CHANGE MASTER TO\n");
        Pieces second = StatementSplitter.split(first.rest() + "  MASTER_PORT=3306;\n");
        assertThat(first.statements()).isEmpty();
        assertThat(second.statements()).containsExactly(new Piece("CHANGE MASTER TO\n  MASTER_PORT=3306", false));
    }
}
