package org.replsim.admin.shell;

import java.util.function.Consumer;
import org.replsim.admin.AdminSession;
import org.replsim.admin.Answer;
import org.replsim.admin.Call;

/** A client program's connection: statements with what follows their answers. Ctrl-C closes it. */
final class Dialogue {

    private final Process process;
    private final AdminSession session;
    private boolean closed;

    Dialogue(Process process, Target target, Arguments arguments) {
        this.process = process;
        Machine here = process.shell().machine();
        boolean local = target.instance().machine() == here;
        session = process.shell()
                .shells()
                .admin()
                .connect(
                        target.instance().name(),
                        arguments.value("root", "u", "user"),
                        local ? "localhost" : here.host().address());
        process.shell().onInterrupt(this::close);
    }

    /** Sends a statement; {@code then} is called at once if the answer comes at once. */
    void send(String statement, Consumer<Answer> then) {
        Call call = session.execute(statement);
        if (call.answered()) {
            then.accept(call.answer());
        } else {
            call.whenAnswered(() -> {
                if (!closed) {
                    process.after(0, () -> then.accept(call.answer()));
                }
            });
        }
    }

    /** Closes the connection. */
    void close() {
        if (!closed) {
            closed = true;
            process.shell().onInterrupt(null);
            session.close();
        }
    }
}
