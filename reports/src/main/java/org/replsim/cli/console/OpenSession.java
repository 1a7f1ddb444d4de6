package org.replsim.cli.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.replsim.admin.Answer;
import org.replsim.reports.client.ClientStyle;
import org.replsim.reports.client.ClientText;
import org.replsim.reports.client.Statement;

/** A session as the console has it: a connection with a name, and the statement it waits for. */
final class OpenSession implements Waiting {

    private final String name;
    private final ClientStyle style;
    private final ClientText text;
    private final Client client;
    private @Nullable Statement asked;
    private @Nullable Sent sent;
    /** Whether somebody sits before it and waits for the answer. */
    private boolean watched;
    /** Whether it was connected when somebody last looked. */
    private boolean connected;

    OpenSession(String name, Client client, ClientStyle style) {
        this.name = name;
        this.client = client;
        connected = client.connected();
        this.style = style;
        text = new ClientText(style);
    }

    /** Its server's name, or for another session there {@code db1.s2}. */
    String name() {
        return name;
    }

    Client client() {
        return client;
    }

    /** The client's prompt. */
    String prompt() {
        return style.prompt(client.database());
    }

    ClientStyle style() {
        return style;
    }

    /** Whether a statement is not answered. */
    boolean busy() {
        return sent != null;
    }

    /** The statement it waits for, on one line. */
    String asking() {
        return asked == null ? "" : asked.text().replaceAll("\\s+", " ");
    }

    /** What the server says it does with the statement. */
    String state() {
        return sent == null || sent.state().isEmpty() ? "no answer yet" : sent.state();
    }

    /** When the statement was sent. */
    long sentNanos() {
        return Objects.requireNonNull(sent).sentNanos();
    }

    /**
     * Sends a statement, and waits for the answer.
     *
     * @return what the client says first, if its connection was lost
     */
    List<String> send(Statement statement) {
        boolean lost = connected && !client.connected();
        asked = statement;
        sent = client.execute(statement.text());
        watched = true;
        connected = client.connected();
        return lost ? ClientText.gone(connected, client.connectionId(), client.database()) : List.of();
    }

    /** Nobody waits for the answer any longer; it is told of when it comes. */
    void leave() {
        watched = false;
    }

    @Override
    public boolean answered() {
        return sent != null && sent.answered();
    }

    /** The answer as the client prints it; the session is free again. */
    @Override
    public Reply take() {
        Sent done = Objects.requireNonNull(sent);
        Statement statement = Objects.requireNonNull(asked);
        List<String> lines = new ArrayList<>();
        if (!watched) {
            lines.add("-- [" + Span.clock(done.answeredNanos()) + "] " + name + " answers: " + asking());
        }
        lines.addAll(text.lines(statement, done.answer(), done.answeredNanos() - done.sentNanos()));
        sent = null;
        asked = null;
        return new Reply(lines, done.answer() instanceof Answer.Failure);
    }
}
