package org.replsim.cli.console;

import java.util.ArrayList;
import java.util.List;
import org.replsim.fault.Fault;
import org.replsim.fault.TimelineEntry;
import org.replsim.reports.client.Statement;

/** What commands work with: the world, its clock, the sessions, the screen, and how long to wait for an answer. */
final class Desk {

    private static final long PATIENCE = 1_000_000_000L;

    final World world;
    final Sessions sessions;
    final OpenShells shells;
    final Prompts prompts;
    final Screen screen;
    final Clock clock;
    private final List<TimelineEntry> typed = new ArrayList<>();
    private long patienceNanos = PATIENCE;
    private long paceNanos;
    private boolean left;

    Desk(World world, Screen screen) {
        this.world = world;
        this.screen = screen;
        sessions = new Sessions(world);
        shells = new OpenShells(world);
        prompts = new Prompts(sessions);
        clock = new Clock(world, sessions, shells, screen);
    }

    /** How long a statement is waited for. */
    void patience(long nanos) {
        patienceNanos = nanos;
    }

    /** How much time passes before each statement. */
    void pace(long nanos) {
        paceNanos = nanos;
    }

    /** No more lines are wanted. */
    void leave() {
        left = true;
    }

    boolean left() {
        return left;
    }

    /** The faults that were typed. */
    List<TimelineEntry> typed() {
        return typed;
    }

    /** Lets a fault happen now, and what it brings about at once. */
    void happen(Fault fault) {
        fault.happen(world.cluster());
        typed.add(new TimelineEntry(clock.now(), fault));
        clock.until(clock.now());
    }

    /** Sends a statement to the current session and waits for its answer as long as the patience lasts. */
    void ask(Statement statement) {
        OpenSession session = sessions.current();
        if (session.busy()) {
            throw new Refusal(session.name() + " still waits for an answer to: " + session.asking() + "\n"
                    + session.state() + "; advance lets time pass, connect opens another session");
        }
        pace();
        screen.print(session.send(statement));
        long since = clock.now();
        clock.until(since + patienceNanos, () -> !session.busy());
        if (session.busy()) {
            session.leave();
            screen.say("still running after " + session.style().duration(clock.now() - since) + ": " + session.state()
                    + " (advance lets time pass)");
        }
    }

    /** Runs a command line in a shell and waits for its end as long as the patience lasts. Ctrl-C ends it. */
    void run(OpenShell shell, String commandLine) {
        if (shell.busy()) {
            throw new Refusal(shell.host() + " still runs: " + shell.running() + "; advance lets time pass");
        }
        pace();
        shell.run(commandLine);
        long since = clock.now();
        clock.until(since + patienceNanos, () -> !shell.busy());
        if (shell.busy() && clock.wasStopped()) {
            shell.interrupt();
            clock.until(clock.now());
        } else if (shell.busy()) {
            shell.leave();
            screen.say("still running after " + sessions.current().style().duration(clock.now() - since)
                    + " (advance lets time pass)");
        } else if (!shell.client().isEmpty()) {
            prompts.client(shell.client());
        }
    }

    private void pace() {
        if (paceNanos > 0) {
            clock.until(clock.now() + paceNanos);
        }
    }
}
