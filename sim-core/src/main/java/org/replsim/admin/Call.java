package org.replsim.admin;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A statement that was sent to a server, and its answer when it has come. */
public final class Call {

    private final String text;
    private final long sentNanos;
    private final Supplier<String> waiting;
    private @Nullable Answer answer;
    private long answeredNanos = -1;
    private @Nullable Runnable then;

    Call(String text, long sentNanos, Supplier<String> waiting) {
        this.text = text;
        this.sentNanos = sentNanos;
        this.waiting = waiting;
    }

    /** The statement as it was sent. */
    public String text() {
        return text;
    }

    /** Whether the answer has come. */
    public boolean answered() {
        return answer != null;
    }

    /**
     * The answer.
     *
     * @throws IllegalStateException before it has come
     */
    public Answer answer() {
        Answer known = answer;
        if (known == null) {
            throw new IllegalStateException("not yet answered: " + text);
        }
        return known;
    }

    /** What the statement does or waits for, in the server's words; empty when it is answered. */
    public String state() {
        return answered() ? "" : waiting.get();
    }

    /** When it was sent, nanoseconds. */
    public long sentNanos() {
        return sentNanos;
    }

    /** When the answer came, nanoseconds; -1 before. */
    public long answeredNanos() {
        return answeredNanos;
    }

    /** Whom to tell when the answer comes; at once if it has come. */
    public void whenAnswered(Runnable listener) {
        if (answered()) {
            listener.run();
        } else {
            then = listener;
        }
    }

    void answer(Answer newAnswer, long nowNanos) {
        answer = newAnswer;
        answeredNanos = nowNanos;
        Runnable listener = then;
        if (listener != null) {
            listener.run();
        }
    }
}
