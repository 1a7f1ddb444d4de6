package org.replsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.replsim.scenario.problem.ScenarioProblem;
import picocli.CommandLine;

class FailureTest {

    private static String said(Throwable failure, int code, boolean stacktrace) {
        StringWriter err = new StringWriter();
        assertThat(Failure.report(failure, new PrintWriter(err), stacktrace)).isEqualTo(code);
        return err.toString().stripTrailing();
    }

    @Test
    void aProblemOfTheScenarioIsPrintedAsItStands() {
        ScenarioProblem problem = new ScenarioProblem(List.of("a.yaml:3:5: x: wrong", "a.yaml:9:1: y: wrong"));

        assertThat(said(problem, 2, false).lines()).containsExactly("a.yaml:3:5: x: wrong", "a.yaml:9:1: y: wrong");
    }

    @Test
    void filesThatCannotBeUsedAreNamed() {
        assertThat(said(new NoSuchFileException("a/b"), 2, false)).isEqualTo("replsim: a/b: no such file or directory");
        assertThat(said(new AccessDeniedException("a/b"), 2, false)).isEqualTo("replsim: a/b: permission denied");
        assertThat(said(new FileSystemException("a/b", null, "Read-only file system"), 2, false))
                .isEqualTo("replsim: a/b: Read-only file system");
        assertThat(said(new UncheckedIOException(new IOException("No space left on device")), 2, false))
                .isEqualTo("replsim: No space left on device");
    }

    @Test
    void anythingElseIsOurErrorInOneLine() {
        assertThat(said(new IllegalStateException("first\nsecond"), 3, false))
                .isEqualTo("replsim: this is an error of the program, please report it:"
                        + " IllegalStateException: first; --stacktrace shows where");
    }

    @Test
    void theStackTraceIsPrintedWhenAskedFor() {
        assertThat(said(new IllegalStateException("why"), 3, true)).contains("\tat " + FailureTest.class.getName());
    }

    @Test
    void outputThatNobodyReceivesIsAFailure() {
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(new Full()));
        line.setErr(new PrintWriter(err));

        assertThat(Main.execute(line, "--version")).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly("replsim: the output could not be written: its reader is gone or its disk is full");
    }

    /** A full disk. */
    private static final class Full extends Writer {
        @Override
        public void write(char[] text, int offset, int length) throws IOException {
            throw new IOException("No space left on device");
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
