package org.replsim.notebook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.UnresolvedReferenceException;
import org.jspecify.annotations.Nullable;
import org.replsim.scenario.problem.ScenarioProblem;

/** Says what went wrong in a cell, to the one who wrote it. */
final class Failure {

    private static final String INTERRUPTED = "interrupted";

    private final JShell shell;

    /** Of cells that are evaluated there. */
    Failure(JShell shell) {
        this.shell = shell;
    }

    /** Code that does not compile: each message below the line it is about, with a mark below the place. */
    CellException toCompile(Snippet snippet) {
        List<String> lines = new ArrayList<>();
        shell.diagnostics(snippet).filter(Diag::isError).forEach(error -> {
            lines.addAll(marked(snippet.source(), (int) error.getStartPosition(), (int) error.getEndPosition()));
            lines.addAll(error.getMessage(Locale.ROOT).lines().toList());
        });
        String summary = shell.diagnostics(snippet)
                .filter(Diag::isError)
                .flatMap(error -> error.getMessage(Locale.ROOT).lines())
                .findFirst()
                .orElse("this is not Java");
        return new CellException(summary, lines.isEmpty() ? List.of(summary) : lines);
    }

    private static List<String> marked(String source, int start, int end) {
        if (start < 0 || start > source.length()) {
            return List.of();
        }
        int lineStart = source.lastIndexOf('\n', start - 1) + 1;
        int lineEnd = source.indexOf('\n', start);
        String line = source.substring(lineStart, lineEnd < 0 ? source.length() : lineEnd);
        int column = start - lineStart;
        int length = Math.max(1, Math.min(end - start, line.length() - column));
        return List.of(line, " ".repeat(column) + "^".repeat(length));
    }

    /**
     * Code that threw.
     *
     * @param told what JShell makes of it
     * @param thrown what was thrown, if that is known
     */
    CellException toRun(JShellException told, @Nullable Throwable thrown) {
        if (told instanceof UnresolvedReferenceException unresolved) {
            return one(undefined(unresolved.getSnippet()));
        }
        if (thrown instanceof ScenarioProblem problem) {
            return new CellException(problem.lines().get(0), problem.lines());
        }
        List<String> lines = new ArrayList<>();
        lines.add(thrown == null ? String.valueOf(told.getMessage()) : summary(thrown));
        Arrays.stream(told.getStackTrace())
                .map(this::place)
                .filter(place -> !place.isEmpty())
                .forEach(lines::add);
        return new CellException(lines.get(0), lines);
    }

    private static String summary(Throwable thrown) {
        String message = thrown.getMessage();
        return thrown.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }

    /** The line of a cell, or of the simulator, that a stack frame stands for; nothing for the many frames between. */
    private String place(StackTraceElement frame) {
        String file = String.valueOf(frame.getFileName());
        if (file.startsWith("#")) {
            return shell.snippets()
                    .filter(snippet -> file.equals("#" + snippet.id()))
                    .flatMap(snippet -> snippet.source().lines().skip(frame.getLineNumber() - 1))
                    .findFirst()
                    .map(line -> "    in " + line.strip())
                    .orElse("");
        }
        return frame.getClassName().startsWith("org.replsim.") ? "    at " + frame : "";
    }

    /** What a declaration uses that does not exist. */
    String undefined(DeclarationSnippet snippet) {
        List<String> names = shell.unresolvedDependencies(snippet).toList();
        return snippet.name() + " cannot be used yet: not defined: " + String.join(", ", names);
    }

    /** A cell that was stopped. */
    static CellException interrupted() {
        return new CellException(
                INTERRUPTED, List.of(INTERRUPTED + "; code that never looks up goes on until the kernel is restarted"));
    }

    /** A failure of one line. */
    static CellException one(String line) {
        return new CellException(line, List.of(line));
    }
}
