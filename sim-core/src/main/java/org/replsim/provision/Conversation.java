package org.replsim.provision;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.replsim.admin.AdminSession;
import org.replsim.admin.Answer;
import org.replsim.admin.Call;

/** Statements that are sent one after the other over a connection; the first error ends it. */
final class Conversation {

    private final AdminSession session;
    private final Pace pace;
    private final Deque<String> statements;
    private final Runnable done;
    private final Consumer<String> failed;

    private Conversation(
            AdminSession session, Pace pace, List<String> statements, Runnable done, Consumer<String> failed) {
        this.session = session;
        this.pace = pace;
        this.statements = new ArrayDeque<>(statements);
        this.done = done;
        this.failed = failed;
    }

    /**
     * Sends them.
     *
     * @param pace whose next thing it is
     * @param done what follows when all are answered
     * @param failed is told the number and the message of an error
     */
    static void hold(AdminSession session, Pace pace, List<String> statements, Runnable done, Consumer<String> failed) {
        new Conversation(session, pace, statements, done, failed).next();
    }

    private void next() {
        String statement = statements.poll();
        if (statement == null) {
            done.run();
            return;
        }
        Call call = session.execute(statement);
        call.whenAnswered(() -> pace.then(0, () -> answered(call.answer())));
    }

    private void answered(Answer answer) {
        if (answer instanceof Answer.Failure failure) {
            failed.accept(failure.errno() + " " + failure.message());
        } else {
            next();
        }
    }
}
