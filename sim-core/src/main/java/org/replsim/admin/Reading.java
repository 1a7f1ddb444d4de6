package org.replsim.admin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.engine.Timer;
import org.replsim.server.Server;
import org.replsim.server.TableLocks;
import org.replsim.server.TableWait;
import org.replsim.sql.TableName;
import org.replsim.table.Outcome;
import org.replsim.table.Plan;

/** A statement that only reads: it may have to wait for locked tables, or sleeps because it says so, else takes no time. */
final class Reading {

    private final AdminSession owner;
    private final Server server;
    private final Timer sleep;
    private @Nullable TableWait wait;
    private @Nullable Plan plan;
    private @Nullable Answer answer;

    Reading(AdminSession owner) {
        this.owner = owner;
        server = owner.node().server();
        sleep = server.timer("client's reading", this::awoke);
    }

    /** Begins; the owner's statement is answered now or later. */
    void begin(Plan select, List<TableName> tables) {
        plan = select;
        TableLocks locks = server.tableLocks();
        wait = locks.active() ? locks.read(owner, tables, this::read) : null;
        if (wait == null) {
            read();
        }
    }

    /** Whether it waits or sleeps. */
    boolean underWay() {
        return wait != null || sleep.armed();
    }

    /** What it does, in the server's words. */
    String state() {
        TableWait waiting = wait;
        return waiting == null ? "User sleep" : waiting.state(server.profile());
    }

    /** Ends it without an answer. */
    void cancel() {
        sleep.cancel();
        TableWait waiting = wait;
        if (waiting != null) {
            wait = null;
            waiting.cancel();
        }
    }

    private void read() {
        wait = null;
        Plan reading = plan;
        if (reading == null) {
            return;
        }
        Outcome outcome = reading.execute();
        Answer given = Answers.of(outcome);
        if (outcome.sleepNanos() > 0) {
            answer = given;
            sleep.in(outcome.sleepNanos());
        } else {
            owner.answer(given);
        }
    }

    private void awoke() {
        Answer given = answer;
        if (given != null && server.alive()) {
            owner.answer(given);
        }
    }
}
