package org.replsim.notebook;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.jspecify.annotations.Nullable;

/** A Jupyter kernel: evaluates the cells of a notebook as Java, with the simulator at hand. Jupyter starts it. */
public final class SimKernel extends BaseKernel {

    private final CellShell shell = new CellShell();

    /** A kernel that is not connected yet. */
    SimKernel() {
        Renderers.register(getRenderer());
        Screen.use(value -> display(render(value)));
    }

    /**
     * Serves one notebook until Jupyter says to stop.
     *
     * @param args the connection file that Jupyter wrote
     */
    public static void main(String[] args) throws Exception {
        if (args.length != 1) {
            System.err.println("Jupyter starts this program; it needs the name of a connection file");
            System.exit(2);
        }
        Logger.getLogger("").setLevel(Level.WARNING); // else several lines for each message
        Locale.setDefault(Locale.ROOT); // what cells print is the same everywhere
        var connection = new JupyterConnection(KernelConnectionProperties.parse(Files.readString(Path.of(args[0]))));
        new SimKernel().becomeHandlerForConnection(connection);
        connection.connect();
        connection.waitUntilClose();
    }

    @Override
    public @Nullable DisplayData eval(String cell) throws CellException {
        System.setOut(CellOutput.to(System.out));
        try {
            Object value = shell.evaluate(cell);
            return value == null ? null : render(value);
        } finally {
            System.out.flush();
        }
    }

    private DisplayData render(@Nullable Object value) {
        return value == null ? new DisplayData("null") : getRenderer().render(value);
    }

    @Override
    public List<String> formatError(Exception problem) {
        return problem instanceof CellException cell ? cell.lines() : super.formatError(problem);
    }

    @Override
    public void interrupt() {
        shell.interrupt();
    }

    @Override
    public ReplacementOptions complete(String cell, int cursor) {
        int[] from = {cursor};
        List<String> suggestions = shell.suggestions(cell, cursor, from);
        return new ReplacementOptions(suggestions, from[0], cursor);
    }

    @Override
    public String isComplete(String text) {
        Completeness completeness = shell.completeness(text);
        return completeness.isComplete() || completeness == Completeness.EMPTY
                ? IS_COMPLETE_YES
                : completeness == Completeness.UNKNOWN ? IS_COMPLETE_BAD : IS_COMPLETE_MAYBE;
    }

    @Override
    public LanguageInfo getLanguageInfo() {
        return new LanguageInfo.Builder("java")
                .version(System.getProperty("java.specification.version"))
                .mimetype("text/x-java-source")
                .fileExtension(".jshell")
                .pygments("java")
                .codemirror("text/x-java")
                .build();
    }

    @Override
    public String getBanner() {
        return "Replication simulator, Java " + Runtime.version().feature();
    }

    @Override
    public void onShutdown(boolean restarts) {
        shell.close();
    }
}
