package org.replsim.admin.shell;

import java.util.List;
import java.util.function.IntConsumer;

/** A program that runs: its words, what it reads and where it writes. It ends by {@link #exit}, at once or later. */
final class Process {

    private final Shell shell;
    private final List<String> arguments;
    private final String input;
    private final boolean piped;
    private final Streams streams;
    private final IntConsumer done;

    /**
     * @param arguments with the program's name at 0
     * @param input what it reads
     * @param piped whether its input is a pipe or a file and not the terminal
     * @param done is told how it ended, once
     */
    Process(Shell shell, List<String> arguments, String input, boolean piped, Streams streams, IntConsumer done) {
        this.shell = shell;
        this.arguments = List.copyOf(arguments);
        this.input = input;
        this.piped = piped;
        this.streams = streams;
        this.done = done;
    }

    /** The shell that started it. */
    Shell shell() {
        return shell;
    }

    /** The files of its host. */
    HostFiles files() {
        return shell.files();
    }

    /** The program's name as it was written, without directories. */
    String name() {
        String name = arguments.get(0);
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** The program's name as it was written. */
    String fullName() {
        return arguments.get(0);
    }

    /** The words behind its name. */
    List<String> arguments() {
        return arguments.subList(1, arguments.size());
    }

    /** What it reads. */
    String input() {
        return input;
    }

    /** Whether its input is not the terminal. */
    boolean piped() {
        return piped;
    }

    /** Whether what it writes is seen by a person at once. */
    boolean onTerminal() {
        return streams.terminal();
    }

    /** Where it writes. */
    Streams streams() {
        return streams;
    }

    /** Writes a line. */
    Process line(String line) {
        streams.out().append(line).append('\n');
        return this;
    }

    /** Writes a text as it is. */
    Process write(String text) {
        streams.out().append(text);
        return this;
    }

    /** Writes a line to the error stream. */
    Process error(String line) {
        streams.err().append(line).append('\n');
        return this;
    }

    /** Ends it. */
    void exit(int code) {
        done.accept(code);
    }

    /** Writes an error and ends it. */
    void fail(int code, String line) {
        error(line);
        exit(code);
    }

    /** Runs another program in its place. */
    void become(List<String> otherArguments) {
        shell.start(new Process(shell, otherArguments, input, piped, streams, done));
    }

    /** Runs another program with other input or another continuation. */
    void start(List<String> otherArguments, String otherInput, Streams otherStreams, IntConsumer then) {
        shell.start(new Process(shell, otherArguments, otherInput, true, otherStreams, then));
    }

    /** Goes on later. */
    void after(long nanos, Runnable action) {
        shell.after(nanos, action);
    }
}
