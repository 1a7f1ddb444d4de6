package org.replsim.scenario.expect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.replsim.admin.Answer;
import org.replsim.run.Script;
import org.replsim.run.ScriptRecord;

/** Answers held against what they must be. */
class GivesTest {

    private static final Answer OK = new Answer.Ok(1, "", List.of());
    private static final Answer DUPLICATE = new Answer.Failure(1062, "23000", "Duplicate entry '1' for key 'PRIMARY'");
    private static final Answer ONE = rows(List.of("a"), row("3"));
    private static final Answer TABLE = rows(List.of("a", "b"), row("1", "x"), row("2", null));
    private static final Answer STATUS =
            rows(List.of("Variable_name", "Value"), row("Uptime", "5"), row("Threads_connected", "2"));

    @SafeVarargs
    private static Answer rows(List<String> columns, List<@Nullable String>... rows) {
        return new Answer.ResultSet(columns, columns.stream().map(c -> false).toList(), Arrays.asList(rows));
    }

    private static List<@Nullable String> row(@Nullable String... cells) {
        return Arrays.asList(cells);
    }

    private static Gives cell(String text) {
        return new Gives.Cell(new CellPattern(text));
    }

    private static Gives rows(String... texts) {
        return new Gives.Rows(Arrays.stream(texts).map(CellPattern::new).toList());
    }

    private static Map<String, CellPattern> patterns(String... pairs) {
        Map<String, CellPattern> patterns = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            patterns.put(pairs[i], new CellPattern(pairs[i + 1]));
        }
        return patterns;
    }

    private static void assertPasses(Gives gives, Answer answer) {
        assertThat(gives.tryOn(answer))
                .as(gives.text())
                .extracting(Check.Outcome::passed)
                .isEqualTo(true);
    }

    private static void assertFails(Gives gives, Answer answer, String found) {
        assertThat(gives.tryOn(answer)).isEqualTo(new Check.Outcome(false, found));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "5; 5; true",
                "5; 05; false",
                ">= 20; 20; true",
                ">= 20; 19; false",
                "<5; 4.999; true",
                "!= 3; 4; true",
                "!= 3; 3; false",
                "> 1; two; false",
                "LIKE Fatal%; Fatal error; true",
                "LIKE Fatal%; fatal error; false",
                "LIKE %a.c; abc; false",
                "LIKE a%c; abbc; true",
                "NULL; NULL; true",
                "ON; OFF; false",
            })
    void aCellIsAsWritten(String pattern, String cell, boolean matches) {
        assertThat(new CellPattern(pattern).matches(cell)).isEqualTo(matches);
    }

    @Test
    void nullIsNullAndNothingElse() {
        assertThat(new CellPattern("NULL").matches(null)).isTrue();
        assertThat(new CellPattern("").matches(null)).isFalse();
        assertThat(new CellPattern(">= 0").matches(null)).isFalse();
    }

    @Test
    void oneCellOrOneRow() {
        assertPasses(cell("3"), ONE);
        assertPasses(cell("> 2"), ONE);
        assertPasses(cell("1 | x"), rows(List.of("a", "b"), row("1", "x")));
        assertPasses(cell("5"), rows(List.of("Variable_name", "Value"), row("Uptime", "5")));
        assertPasses(cell("NULL"), rows(List.of("a"), row((@Nullable String) null)));
        assertFails(cell("4"), ONE, "3");
        assertFails(cell("1"), TABLE, "1 | x; 2 | NULL");
        assertFails(cell("1"), rows(List.of("a")), "no rows");
    }

    @Test
    void rowsInOrder() {
        assertPasses(rows("1", "2"), TABLE);
        assertPasses(rows("1 | x", "2 | NULL"), TABLE);
        assertPasses(rows(), rows(List.of("a")));
        assertFails(rows("2", "1"), TABLE, "1 | x; 2 | NULL");
        assertFails(rows("1"), TABLE, "1 | x; 2 | NULL");
    }

    @Test
    void columnsOfTheFirstRowOrValuesByName() {
        assertPasses(new Gives.Columns(patterns("a", "1", "b", "x")), TABLE);
        assertPasses(new Gives.Columns(patterns("Uptime", ">= 5")), STATUS);
        assertPasses(new Gives.SomeRow(patterns("a", "2", "b", "NULL")), TABLE);
        assertFails(new Gives.Columns(patterns("c", "1")), TABLE, "c: (no such column)");
        assertFails(new Gives.Columns(patterns("Rpl", "1", "Uptime", "5")), STATUS, "Rpl: (not there), Uptime: 5");
        assertFails(new Gives.Columns(patterns("a", "1")), rows(List.of("a")), "no rows");
        assertFails(new Gives.SomeRow(patterns("a", "3")), TABLE, "1 | x; 2 | NULL");
    }

    @Test
    void countsErrorsAndOk() {
        assertPasses(new Gives.RowCount(new CellPattern("2")), TABLE);
        assertPasses(new Gives.RowCount(new CellPattern("0")), rows(List.of("a")));
        assertPasses(new Gives.ErrorNumber(1062), DUPLICATE);
        assertPasses(cell("OK"), OK);
        assertFails(new Gives.RowCount(new CellPattern("3")), TABLE, "2 rows");
        assertFails(new Gives.ErrorNumber(1062), OK, "OK");
        assertFails(cell("OK"), DUPLICATE, "error 1062: Duplicate entry '1' for key 'PRIMARY'");
        assertFails(new Gives.ErrorNumber(1062), ONE, "1 rows");
    }

    @Test
    void aStatementHasADurationAndAnAnswer() {
        ScriptRecord script = new ScriptRecord(
                List.of(sent("quick", 1_000_000_000L, 1_000_400_000L), sent("slow", 2_000_000_000L, -1)),
                new TreeMap<>());
        assertThat(takes("quick", 0, 1_000_000).tryOn(script)).isEqualTo(new Check.Outcome(true, "took 0.400 ms"));
        assertThat(takes("quick", 0, 399_999).tryOn(script).passed()).isFalse();
        assertThat(takes("slow", 0, 1_000_000).tryOn(script))
                .isEqualTo(new Check.Outcome(false, "not answered when the run ended"));
        assertThat(stands("quick", 1_000_400_000L, true).tryOn(script).passed()).isTrue();
        assertThat(stands("quick", 1_000_399_999L, true).tryOn(script).passed()).isFalse();
        assertThat(stands("slow", 9_000_000_000L, false).tryOn(script).passed()).isTrue();
        assertThat(takes("other", 0, 0).tryOn(script)).isEqualTo(new Check.Outcome(false, "it was never sent"));
    }

    private static ScriptRecord.Sent sent(String name, long sentNanos, long answeredNanos) {
        Script.Entry entry = new Script.Entry(sentNanos, "db1", "", name, List.of("DO 1"));
        return new ScriptRecord.Sent(entry, sentNanos, answeredNanos, answeredNanos < 0 ? List.of() : List.of(OK));
    }

    private static Check takes(String name, long nanos, long within) {
        return new StatementCheck(name, "", new StatementCheck.Duration(nanos, within), null, null);
    }

    private static Check stands(String name, long at, boolean answered) {
        return new StatementCheck(name, "", null, null, new StatementCheck.Standing(at, answered));
    }
}
