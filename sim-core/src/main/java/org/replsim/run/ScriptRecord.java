package org.replsim.run;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.replsim.admin.Answer;

/**
 * What became of a run's script.
 *
 * @param entries in the order of the script
 * @param answers to the questions, by number; none for a question that had no answer when the run ended
 */
public record ScriptRecord(List<Sent> entries, SortedMap<Integer, Answer> answers) {

    /** Of a run without statements. */
    public static final ScriptRecord NONE = new ScriptRecord(List.of(), new TreeMap<>());

    /** Copies the list. */
    public ScriptRecord {
        entries = List.copyOf(entries);
    }

    /**
     * An entry with its times and answers.
     *
     * @param entry as in the script
     * @param sentNanos when its first statement was sent; -1 if it never was
     * @param answeredNanos when the last answer came; -1 if it did not
     * @param answers those that came, in order
     */
    public record Sent(Script.Entry entry, long sentNanos, long answeredNanos, List<Answer> answers) {

        /** Copies the answers. */
        public Sent {
            answers = List.copyOf(answers);
        }

        /** Whether all of it was answered at an instant. */
        public boolean answeredBy(long nanos) {
            return answeredNanos >= 0 && answeredNanos <= nanos;
        }
    }
}
