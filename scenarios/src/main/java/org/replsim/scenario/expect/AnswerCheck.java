package org.replsim.scenario.expect;

import org.replsim.admin.Answer;
import org.replsim.run.ScriptRecord;

/**
 * What a server answers when it is asked.
 *
 * @param number of the question
 * @param text of the expectation
 * @param gives what must be answered
 */
public record AnswerCheck(int number, String text, Gives gives) implements Check {

    @Override
    public Outcome tryOn(ScriptRecord script) {
        Answer answer = script.answers().get(number);
        return answer == null ? new Outcome(false, "no answer") : gives.tryOn(answer);
    }
}
