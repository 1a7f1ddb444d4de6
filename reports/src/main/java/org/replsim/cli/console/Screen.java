package org.replsim.cli.console;

import java.io.PrintWriter;
import java.util.List;

/**
 * Where the console writes. What it says itself begins like a comment of SQL, so that a transcript can be read, and pasted, as
 * one of a client.
 */
final class Screen {

    private final PrintWriter out;

    Screen(PrintWriter out) {
        this.out = out;
    }

    /** The console says something. */
    void say(String words) {
        words.lines().forEach(line -> out.println("-- " + line));
    }

    /** Lines as they are. */
    void print(List<String> lines) {
        lines.forEach(out::println);
    }

    void flush() {
        out.flush();
    }
}
