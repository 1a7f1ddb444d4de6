package org.replsim.notebook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The oracle is the Java language: what the code of each cell is worth. */
class CellShellTest {

    private static CellShell shell;

    @BeforeAll
    static void start() {
        shell = new CellShell();
    }

    @AfterAll
    static void close() {
        shell.close();
    }

    @Test
    void anExpressionHasItsValue() throws CellException {
        assertThat(shell.evaluate("6 * 7")).isEqualTo(42);
        assertThat(shell.evaluate("\"semi\" + '-' + \"sync\";")).isEqualTo("semi-sync");
    }

    @Test
    void aCellHasTheValueOfItsLastStatement() throws CellException {
        assertThat(shell.evaluate("int a = 5; // five\nint b = a * a;\n\na + b"))
                .isEqualTo(30);
        assertThat(shell.evaluate("1 + 1; int last = 3;")).isNull();
    }

    @Test
    void statementsHaveNoValue() throws CellException {
        assertThat(shell.evaluate("")).isNull();
        assertThat(shell.evaluate("// nothing\n/* at all */")).isNull();
        assertThat(shell.evaluate("new ArrayList<Integer>().clear()")).isNull();
        assertThat(shell.evaluate("int assigned; assigned = 7")).isNull();
        assertThat(shell.evaluate("(Object) null")).isNull();
        assertThat(shell.evaluate("System.out.printf(\"\")")).isNull();
    }

    @Test
    void laterCellsSeeWhatEarlierOnesDeclared() throws CellException {
        shell.evaluate("record Point(int x, int y) { int sum() { return x + y; } }");
        shell.evaluate("int twice(int i) { return 2 * i; }");
        shell.evaluate("var points = List.of(new Point(1, 2), new Point(3, 4));");
        assertThat(shell.evaluate("points.stream().mapToInt(Point::sum).map(i -> twice(i)).sum()"))
                .isEqualTo(20);
    }

    @Test
    void aStatementMayTakeSeveralLines() throws CellException {
        assertThat(shell.evaluate("int sum = 0;\nfor (int i = 1; i <= 10; i++) {\n    sum += i;\n}\nsum"))
                .isEqualTo(55);
        assertThat(shell.evaluate("\"\"\"\n    two\n    lines\"\"\"")).isEqualTo("two\nlines");
        assertThat(shell.evaluate("Stream.of(3, 1, 2)\n    .sorted()\n    .toList()"))
                .isEqualTo(List.of(1, 2, 3));
    }

    @Test
    void valuesAreObjectsOfThisProgram() throws CellException {
        assertThat(shell.evaluate("Markdown.of(\"*\")")).isEqualTo(Markdown.of("*"));
    }

    @Test
    void codeThatDoesNotCompileIsMarked() {
        assertThatThrownBy(() -> shell.evaluate("int ok = 1;\nok.foo()"))
                .isInstanceOfSatisfying(
                        CellException.class,
                        problem -> assertThat(problem.lines())
                                .startsWith("ok.foo()", "^^^^^^", "int cannot be dereferenced"));
        assertThatThrownBy(() -> shell.evaluate("int i = \"one\";"))
                .isInstanceOfSatisfying(
                        CellException.class,
                        problem -> assertThat(problem.lines()).startsWith("int i = \"one\";", "        ^^^^^"));
    }

    @Test
    void aCellThatEndsTooEarlyIsAnError() {
        assertThatThrownBy(() -> shell.evaluate("if (true) {")).hasMessageContaining("reached end of file");
        assertThatThrownBy(() -> shell.evaluate("what is this")).isInstanceOf(CellException.class);
    }

    @Test
    void statementsBeforeTheWrongOneHaveRun() throws CellException {
        assertThatThrownBy(() -> shell.evaluate("int before = 11; nonsense(); int after = 12;"))
                .isInstanceOf(CellException.class);
        assertThat(shell.evaluate("before")).isEqualTo(11);
    }

    @Test
    void whatCodeThrowsIsNamedWithTheLinesOfTheCells() {
        assertThatThrownBy(() -> {
                    shell.evaluate("int divide(int a, int b) {\n    return a / b;\n}");
                    shell.evaluate("int zero = 0;\ndivide(1, zero)");
                })
                .isInstanceOfSatisfying(
                        CellException.class,
                        problem -> assertThat(problem.lines())
                                .containsExactly(
                                        "ArithmeticException: / by zero",
                                        "    in return a / b;",
                                        "    in divide(1, zero)"));
    }

    @Test
    void aScenarioProblemSpeaksForItself() {
        assertThatThrownBy(() -> shell.evaluate("Lab.scenario(\"no-such-scenario\")"))
                .isInstanceOfSatisfying(CellException.class, problem -> {
                    assertThat(problem.lines().get(0)).contains("no-such-scenario");
                    assertThat(problem.lines()).noneMatch(line -> line.contains(".java:"));
                });
    }

    @Test
    void whatIsMissingIsNamedWhenItIsUsed() throws CellException {
        ByteArrayOutputStream warning = new ByteArrayOutputStream();
        PrintStream err = System.err;
        System.setErr(new PrintStream(warning, true, UTF_8));
        shell.evaluate("int later() { return notYet + 1; }");
        System.setErr(err);
        assertThat(warning.toString(UTF_8)).contains("notYet");
        assertThatThrownBy(() -> shell.evaluate("later()")).hasMessageContaining("notYet");
        shell.evaluate("int notYet = 1;");
        assertThat(shell.evaluate("later()")).isEqualTo(2);
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    void anEndlessLoopCanBeInterrupted() throws CellException {
        Timer timer = new Timer(true);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        shell.interrupt();
                    }
                },
                1000,
                200); // again and again: the first may come before the loop has begun
        assertThatThrownBy(() -> shell.evaluate("while (true) { show(\"\"); }")).hasMessage("interrupted");
        timer.cancel();
        assertThat(shell.evaluate("1 + 2")).isEqualTo(3);
    }

    @Test
    void completionKnowsTheFacade() {
        int[] from = {0};
        assertThat(shell.suggestions("Lab.verd", 8, from)).containsExactly("verdict(");
        assertThat(from[0]).isEqualTo(4);
    }
}
