package org.replsim.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

/** A command that was executed: its exit code and what it wrote. */
record Ran(int code, String out, String err) {

    /** Executes a command as {@code main} does, without ending the JVM. */
    static Ran with(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return new Ran(Main.execute(line, args), out.toString(), err.toString());
    }

    /** The lines of the error output. */
    List<String> errors() {
        return err.lines().toList();
    }
}
