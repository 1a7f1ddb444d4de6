package org.replsim.scenario.expect;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.replsim.admin.Answer;
import org.replsim.run.ScriptRecord;

/**
 * What becomes of a statement of the timeline.
 *
 * @param name of its entry
 * @param text of the expectation
 * @param duration how long it takes; null if that does not matter
 * @param gives what is answered; null if that does not matter
 * @param standing whether it is answered at an instant; null if that does not matter
 */
public record StatementCheck(
        String name,
        String text,
        @Nullable Duration duration,
        @Nullable Gives gives,
        @Nullable Standing standing) implements Check {

    /**
     * From sending to the answer.
     *
     * @param nanos how long
     * @param withinNanos how far off it may be
     */
    public record Duration(long nanos, long withinNanos) {}

    /**
     * At an instant.
     *
     * @param atNanos when
     * @param answered whether the answer must have come by then
     */
    public record Standing(long atNanos, boolean answered) {}

    @Override
    public Outcome tryOn(ScriptRecord script) {
        List<ScriptRecord.Sent> known = script.entries().stream()
                .filter(sent -> sent.entry().name().equals(name))
                .toList();
        if (known.isEmpty() || known.get(0).sentNanos() < 0) {
            return new Outcome(false, "it was never sent");
        }
        ScriptRecord.Sent sent = known.get(0);
        Outcome result = new Outcome(true, took(sent));
        if (standing != null && sent.answeredBy(standing.atNanos()) != standing.answered()) {
            return new Outcome(false, result.found());
        }
        if (duration != null) {
            long off = Math.abs(sent.answeredNanos() - sent.sentNanos() - duration.nanos());
            if (sent.answeredNanos() < 0 || off > duration.withinNanos()) {
                return new Outcome(false, result.found());
            }
        }
        return gives == null ? result : given(sent, gives);
    }

    private static Outcome given(ScriptRecord.Sent sent, Gives wanted) {
        if (sent.answeredNanos() < 0) {
            return new Outcome(false, "no answer");
        }
        List<Answer> answers = sent.answers();
        return wanted.tryOn(answers.get(answers.size() - 1));
    }

    private static String took(ScriptRecord.Sent sent) {
        if (sent.answeredNanos() < 0) {
            return "not answered when the run ended";
        }
        return String.format(Locale.ROOT, "took %.3f ms", (sent.answeredNanos() - sent.sentNanos()) / 1e6);
    }
}
