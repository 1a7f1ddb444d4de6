package org.replsim.cli.console;

import org.replsim.admin.AdminSession;
import org.replsim.admin.Answer;
import org.replsim.admin.Call;

/** A connection to a server of the model. */
record AdminClient(AdminSession session) implements Client {

    @Override
    public Sent execute(String statement) {
        return new AdminCall(session.execute(statement));
    }

    @Override
    public String server() {
        return session.server();
    }

    @Override
    public String database() {
        return session.database();
    }

    @Override
    public boolean connected() {
        return session.connected();
    }

    @Override
    public long connectionId() {
        return session.connectionId();
    }

    @Override
    public void close() {
        session.close();
    }

    private record AdminCall(Call call) implements Sent {
        @Override
        public boolean answered() {
            return call.answered();
        }

        @Override
        public Answer answer() {
            return call.answer();
        }

        @Override
        public String state() {
            return call.state();
        }

        @Override
        public long sentNanos() {
            return call.sentNanos();
        }

        @Override
        public long answeredNanos() {
            return call.answeredNanos();
        }
    }
}
