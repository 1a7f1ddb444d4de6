package org.replsim.notebook;

import java.io.File;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/** Evaluates the cells of one notebook, in one JShell, in this JVM. */
final class CellShell implements AutoCloseable {

    /** What every cell may use without importing it. */
    private static final List<String> IMPORTS = List.of(
            "import java.nio.file.*;",
            "import java.util.*;",
            "import java.util.function.*;",
            "import java.util.stream.*;",
            "import org.replsim.notebook.*;",
            "import org.replsim.scenario.result.*;",
            "import static org.replsim.notebook.Lab.show;");

    private final CellControl control = new CellControl();
    private final JShell shell;

    CellShell() {
        shell = JShell.builder()
                .executionEngine(new Provider(() -> control), Map.of())
                .build();
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .forEach(shell::addToClasspath);
        IMPORTS.forEach(shell::eval);
    }

    /** Runs the statements of a cell in order. Returns the value of the last one, or null if that has none. */
    @Nullable
    Object evaluate(String cell) throws CellException {
        SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();
        Object value = null;
        String rest = cell;
        while (!rest.isBlank()) {
            CompletionInfo next = analysis.analyzeCompletion(rest);
            if (next.completeness() == Completeness.EMPTY) {
                break; // comments
            }
            boolean complete = next.completeness().isComplete();
            value = run((complete ? next.source() : rest).stripLeading());
            rest = complete ? next.remaining() : "";
        }
        return value;
    }

    private @Nullable Object run(String source) throws CellException {
        control.forget();
        Object value = null;
        for (SnippetEvent event : shell.eval(source)) {
            if (event.causeSnippet() == null) {
                check(event);
                value = value(event.snippet());
            }
        }
        return value;
    }

    private void check(SnippetEvent event) throws CellException {
        Failure failure = new Failure(shell);
        if (event.status() == Status.REJECTED) {
            throw failure.toCompile(event.snippet());
        }
        Throwable thrown = control.thrown();
        if (thrown instanceof CancellationException) {
            throw Failure.interrupted();
        }
        if (event.exception() != null) {
            throw failure.toRun(event.exception(), thrown);
        }
        if (!event.status().isDefined() && event.snippet() instanceof DeclarationSnippet declaration) {
            throw Failure.one(failure.undefined(declaration));
        }
        if (event.status() == Status.RECOVERABLE_DEFINED) {
            System.err.println(failure.undefined((DeclarationSnippet) event.snippet()));
        }
    }

    /** An assignment has a value too, and {@code printf} has the stream; but nobody asks for these. */
    private @Nullable Object value(Snippet snippet) {
        boolean asked = snippet.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND
                || (snippet instanceof ExpressionSnippet && snippet.subKind() != SubKind.ASSIGNMENT_SUBKIND);
        return asked && !(control.returned() instanceof PrintStream) ? control.returned() : null;
    }

    /** Stops waiting for the cell that runs, if one does. May be called by any thread. */
    void interrupt() {
        control.stop();
    }

    /** How complete a text is. */
    Completeness completeness(String text) {
        return shell.sourceCodeAnalysis().analyzeCompletion(text).completeness();
    }

    /** What may stand at a place of a text, and from where on ({@code anchor[0]}) it would replace the text. */
    List<String> suggestions(String text, int place, int[] anchor) {
        return shell.sourceCodeAnalysis().completionSuggestions(text, place, anchor).stream()
                .map(Suggestion::continuation)
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        shell.close();
    }

    private record Provider(Supplier<ExecutionControl> control) implements ExecutionControlProvider {
        @Override
        public String name() {
            return "replsim";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
            return control.get();
        }
    }
}
