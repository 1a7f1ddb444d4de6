package org.replsim.run;

import java.util.List;

/**
 * What is typed at the servers of a run, and what they are asked.
 *
 * @param entries statements; those of one instant are sent in this order
 * @param questions statements whose answers are wanted, each from a connection of its own
 */
public record Script(List<Entry> entries, List<Question> questions) {

    /** Nobody types anything. */
    public static final Script NONE = new Script(List.of(), List.of());

    /** Copies the lists. */
    public Script {
        entries = List.copyOf(entries);
        questions = List.copyOf(questions);
    }

    /**
     * Statements that a connection sends one after the other, each when the one before it is answered.
     *
     * @param atNanos when the first is sent; later, if the connection still waits for an answer
     * @param server by name
     * @param session the connection's name; connections of different servers may have the same
     * @param name by which expectations know the entry; may be empty
     * @param statements without terminators, at least one
     */
    public record Entry(long atNanos, String server, String session, String name, List<String> statements) {

        /** Copies the statements. */
        public Entry {
            statements = List.copyOf(statements);
        }
    }

    /**
     * A statement sent after everything else of its instant.
     *
     * @param number by which its answer is found
     * @param atNanos when it is sent
     * @param server by name
     * @param statement without a terminator
     */
    public record Question(int number, long atNanos, String server, String statement) {}

    /** Whether nothing is typed and nothing asked. */
    public boolean empty() {
        return entries.isEmpty() && questions.isEmpty();
    }

    /** What of it happens before an instant. */
    public Script before(long nanos) {
        return new Script(
                entries.stream().filter(entry -> entry.atNanos() < nanos).toList(),
                questions.stream()
                        .filter(question -> question.atNanos() < nanos)
                        .toList());
    }
}
