package org.replsim.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements and the records that they become; the records were compared with the manuals by hand. */
class ParserTest {

    static Stream<Arguments> statements() {
        List<String> lines = Cases.lines("statements.txt");
        return IntStream.range(0, lines.size() / 2).mapToObj(i -> {
            String[] parts = lines.get(2 * i).split(" \\| ", 2);
            return Arguments.of(parts[0], parts[1], lines.get(2 * i + 1));
        });
    }

    @ParameterizedTest
    @MethodSource("statements")
    void becomesItsRecord(String dialect, String statement, String record) throws SyntaxError {
        Statement parsed = Parser.parse(Cases.unescaped(statement), Cases.dialect(dialect));
        assertThat(parsed.toString().replace("\n", "\\n")).isEqualTo(record);
    }

    /** The beginning of a statement is missing something only: the error is at its end, not at a token before. */
    @ParameterizedTest
    @MethodSource("statements")
    void whatBeginsAStatementIsNoErrorBeforeItsEnd(String dialectName, String statement, String record) {
        Dialect dialect = Cases.dialect(dialectName);
        String text = Cases.unescaped(statement);
        for (Token token : Lexer.tokens(text, dialect)) {
            String beginning = text.substring(0, token.end());
            try {
                Parser.parse(beginning, dialect);
            } catch (SyntaxError error) {
                assertThat(error.getMessage())
                        .as(beginning)
                        .containsPattern(" near '' at line \\d+$|yet support 'ALTER TABLE'$");
            }
        }
    }

    @Test
    void keywordsHaveNoCase() throws SyntaxError {
        for (String statement : List.of("show slave status", "select 1 from t where a is null", "reset slave all")) {
            assertThat(Parser.parse(
                            statement
                                    .toUpperCase(Locale.ROOT)
                                    .replace(" T ", " t ")
                                    .replace(" A ", " a "),
                            Dialect.MYSQL_5_7))
                    .isEqualTo(Parser.parse(statement, Dialect.MYSQL_5_7));
        }
    }

    /** The precedence table of the manuals, as pairs that mean the same. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
                    a OR b AND c                ; a OR (b AND c)
                    a OR b XOR c                ; a OR (b XOR c)
                    a XOR b AND c               ; a XOR (b AND c)
                    NOT a = b                   ; NOT (a = b)
                    NOT a AND b                 ; (NOT a) AND b
                    NOT a BETWEEN 1 AND 2       ; NOT (a BETWEEN 1 AND 2)
                    a BETWEEN 1 AND 2 AND b     ; (a BETWEEN 1 AND 2) AND b
                    a = b LIKE c                ; a = (b LIKE c)
                    a = b IS NULL               ; (a = b) IS NULL
                    a = b = c                   ; (a = b) = c
                    a IN (1) = b                ; (a IN (1)) = b
                    a + b * c                   ; a + (b * c)
                    a - b - c                   ; (a - b) - c
                    a / b * c                   ; (a / b) * c
                    a | b & c                   ; a | (b & c)
                    a & b << c                  ; a & (b << c)
                    a << b + c                  ; a << (b + c)
                    a * b ^ c                   ; a * (b ^ c)
                    -a * b                      ; (-a) * b
                    -a ^ b                      ; (-a) ^ b
                    ! a + b                     ; (! a) + b
                    a < b + 1                   ; a < (b + 1)
                    a DIV b MOD c               ; (a DIV b) MOD c
                    a != b                      ; a <> b
                    a && b OR c                 ; (a AND b) OR c
                    """)
    void bindsAsTheManualSays(String expression, String explicit) throws SyntaxError {
        assertThat(value(expression)).isEqualTo(value(explicit));
    }

    private static Expression value(String expression) throws SyntaxError {
        Dml.Select select = (Dml.Select) Parser.parse("SELECT " + expression + " x", Dialect.MARIADB_10_11);
        return select.items().get(0).value();
    }

    /** The statements of the tutorial, in its order and with its misspelling {@code flush table}. */
    @Test
    void parsesTheTutorial() throws SyntaxError {
        StatementSplitter.Pieces pieces = StatementSplitter.split(Cases.text("tutorial.sql"));
        assertThat(pieces.rest()).isEmpty();
        assertThat(pieces.statements()).hasSize(44);
        for (StatementSplitter.Piece piece : pieces.statements()) {
            Statement statement = Parser.parse(piece.text(), Dialect.MARIADB_5_5);
            assertThat(piece.vertical()).isEqualTo(piece.text().matches("(?i)show (slave status|processlist)"));
            assertThat(statement).isNotInstanceOf(Administration.Nothing.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"''", "' '", "';'", "' ;; '"})
    void withoutWordsTheQueryIsEmpty(String statement) {
        assertThatThrownBy(() -> Parser.parse(statement, Dialect.MYSQL_8_0))
                .isInstanceOfSatisfying(
                        SyntaxError.class, error -> assertThat(error.errno()).isEqualTo(1065))
                .hasMessage("Query was empty");
    }

    /** Nesting beyond all sense is refused instead of running out of stack. */
    @ParameterizedTest
    @ValueSource(strings = {"(", "-", "not ", "!", "case when ", "if("})
    void refusesAbysses(String opening) {
        assertThatThrownBy(() -> Parser.parse("select " + opening.repeat(100_000), Dialect.MARIADB_10_11))
                .isInstanceOf(SyntaxError.class);
    }

    @Test
    void aLongSumIsNoAbyss() throws SyntaxError {
        assertThat(Parser.parse("select 1" + " + 1".repeat(1000), Dialect.MARIADB_10_11))
                .isInstanceOf(Dml.Select.class);
    }
}
