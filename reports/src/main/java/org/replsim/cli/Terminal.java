package org.replsim.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import org.replsim.reports.text.Style;
import org.replsim.scenario.run.ScenarioRunner;
import picocli.CommandLine.Help.Ansi;

/** What a person at a terminal gets and a file does not: colours and progress. */
final class Terminal {

    private static final int WIDTH = 78;

    private Terminal() {}

    /** How to write to standard output. NO_COLOR and its relatives are obeyed. */
    static Style style() {
        return Ansi.AUTO.enabled() ? Style.COLOUR : Style.PLAIN;
    }

    /** Tells how far a run has come, on one line that {@link #clear} wipes; silent if nobody looks. */
    static ScenarioRunner.Progress progress(PrintWriter err) {
        if (!attended()) {
            return ScenarioRunner.Progress.SILENT;
        }
        return (done, total, what) -> {
            String line = "[" + done + "/" + total + "] " + what;
            err.print("\r" + pad(line));
            err.flush();
        };
    }

    /** Wipes the line of progress. */
    static void clear(PrintWriter err) {
        if (attended()) {
            err.print("\r" + pad("") + "\r");
            err.flush();
        }
    }

    private static String pad(String line) {
        return line.length() > WIDTH ? line.substring(0, WIDTH) : line + " ".repeat(WIDTH - line.length());
    }

    /** Whether a terminal is at both ends. Before Java 22 there is no console without one. */
    @SuppressWarnings("SystemConsoleNull")
    static boolean attended() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }
}
