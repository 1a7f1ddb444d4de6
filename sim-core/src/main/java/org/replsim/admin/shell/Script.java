package org.replsim.admin.shell;

import java.util.List;
import java.util.stream.Stream;

/** Commands in their order. */
record Script(List<Item> items) {

    Script {
        items = List.copyOf(items);
    }

    /** When a pipeline runs, given how the one before it ended. */
    enum When {
        /** Always. */
        ALWAYS,
        /** {@code &&}: after success. */
        AFTER_SUCCESS,
        /** {@code ||}: after failure. */
        AFTER_FAILURE
    }

    /** Commands of which each reads what the one before it wrote. */
    record Item(When when, List<Command> pipeline) {}

    /** A program with its words; without words, variables of the shell are set. */
    record Command(List<Assignment> assignments, List<Word> words, List<Redirect> redirects) {

        /** The commands whose output it needs. */
        List<Part.Output> outputs() {
            return Stream.of(
                            assignments.stream().map(Assignment::value),
                            words.stream(),
                            redirects.stream().map(Redirect::target))
                    .flatMap(stream -> stream)
                    .flatMap(Word::outputs)
                    .toList();
        }
    }

    /** {@code NAME=value}. */
    record Assignment(String name, Word value) {}

    /** What is done with a stream of a command. */
    enum Way {
        /** {@code < file}. */
        IN,
        /** {@code > file}. */
        OUT,
        /** {@code >> file}. */
        APPEND,
        /** {@code 2>&1}. */
        SAME_AS,
        /** {@code << EOF}: the target is the text. */
        HERE
    }

    /** A redirection of stream 0, 1 or 2. */
    record Redirect(int stream, Way way, Word target) {}
}
