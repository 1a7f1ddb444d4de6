package org.replsim.notebook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShellException;
import jdk.jshell.UnresolvedReferenceException;
import org.jspecify.annotations.Nullable;
import org.replsim.scenario.problem.ScenarioProblem;

/** Says what went wrong in a cell. */
final class Failure {

    private Failure() {}

    /** Code that does not compile: each message under the line it is about, with a mark below the place. */
    static CellException toCompile(String source, List<Diag> errors) {
        List<String> lines = new ArrayList<>();
        for (Diag error : errors) {
            lines.addAll(mark(source, (int) error.getStartPosition(), (int) error.getEndPosition()));
            lines.addAll(error.getMessage(Locale.ROOT).lines().toList());
        }
        String summary = errors.isEmpty() ? "not Java" : errors.get(0).getMessage(Locale.ROOT).lines().findFirst().orElse("");
        return new CellException(summary, lines.isEmpty() ? List.of(summary) : lines);
    }

    private static List<String> mark(String source, int start, int end) {
        if (start < 0 || start > source.length()) {
            return List.of();
        }
        int lineStart = source.lastIndexOf('\n', start - 1) + 1;
        int lineEnd = source.indexOf('\n', start);
        String line = source.substring(lineStart, lineEnd < 0 ? source.length() : lineEnd);
        int length = Math.max(1, Math.min(end - start, line.length() - (start - lineStart)));
        return List.of(line, " ".repeat(start - lineStart) + "^".repeat(length));
    }

    /**
     * Code that threw.
     *
     * @param shells what JShell says
     * @param thrown what was thrown, if it is known
     */
    static CellException toRun(JShellException shells, @Nullable Throwable thrown) {
        if (shells instanceof UnresolvedReferenceException) {
            return new CellException("something it uses is not defined yet", List.of("something it uses is not defined yet"));
        }
        if (thrown instanceof ScenarioProblem problem) {
            List<String> lines = problem.getMessage().lines().toList();
            return new CellException(lines.get(0), lines);
        }
        String name = shells instanceof EvalException eval ? eval.getExceptionClassName() : shells.getClass().getName();
        String summary = name.substring(name.lastIndexOf('.') + 1)
                + (shells.getMessage() == null ? "" : ": " + shells.getMessage());
        List<String> lines = new ArrayList<>(summary.lines().toList());
        Arrays.stream(shells.getStackTrace())
                .filter(frame -> !frame.getClassName().startsWith("jdk.internal"))
                .forEach(frame -> lines.add("    at " + frame));
        return new CellException(lines.get(0), lines);
    }

    /** A declaration that uses what does not exist. */
    static CellException unresolved(List<String> names) {
        String summary = "not defined: " + String.join(", ", names);
        return new CellException(summary, List.of(summary));
    }

    /** A cell that was stopped. */
    static CellException interrupted() {
        String summary = "interrupted";
        return new CellException(
                summary, List.of(summary + "; code that does not end by itself goes on until the kernel is restarted"));
    }
}
