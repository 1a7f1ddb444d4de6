package org.replsim.cli.console;

import java.util.function.BooleanSupplier;
import org.replsim.binlog.BacklogExceeded;
import org.replsim.scenario.problem.ScenarioProblem;
import org.replsim.workload.Overloaded;

/** Lets time pass, and prints the answers that come meanwhile. */
final class Clock {

    private final World world;
    private final Sessions sessions;
    private final OpenShells shells;
    private final Screen screen;
    private final OrderTrap orderTrap;
    private volatile boolean stopped;
    private boolean failure;

    Clock(World world, Sessions sessions, OpenShells shells, Screen screen) {
        this.world = world;
        this.sessions = sessions;
        this.shells = shells;
        this.screen = screen;
        orderTrap = new OrderTrap(world.cluster());
    }

    long now() {
        return world.now();
    }

    /** Stops what goes on, from another thread: Ctrl-C. */
    void stop() {
        stopped = true;
    }

    /** Whether the last passing of time was stopped. */
    boolean wasStopped() {
        return stopped;
    }

    /** Whether an error was among the answers since the last look. */
    boolean sawFailure() {
        boolean seen = failure;
        failure = false;
        return seen;
    }

    /** Lets time pass to an instant. */
    void until(long nanos) {
        until(nanos, () -> false);
    }

    /**
     * Lets time pass until something is so, or to an instant.
     *
     * @return whether it is so
     */
    boolean until(long nanos, BooleanSupplier condition) {
        stopped = false;
        printAnswers();
        while (!condition.getAsBoolean()) {
            boolean going = !stopped && step(nanos);
            if (!going) {
                return condition.getAsBoolean();
            }
        }
        return true;
    }

    /** Lets so many events happen; how many there were. */
    int steps(int wanted) {
        stopped = false;
        int done = 0;
        while (done < wanted && !stopped && step(Long.MAX_VALUE)) {
            done++;
        }
        return done;
    }

    private boolean step(long limitNanos) {
        boolean any;
        try {
            any = world.step(limitNanos);
        } catch (BacklogExceeded | Overloaded e) {
            throw new ScenarioProblem("replsim: at " + Span.exact(now()) + ": " + e.getMessage());
        }
        printAnswers();
        return any;
    }

    private void printAnswers() {
        sessions.all().forEach(this::print);
        shells.all().forEach(this::print);
        orderTrap.look().ifPresent(screen::say);
    }

    private void print(Waiting waiting) {
        if (waiting.answered()) {
            Waiting.Reply reply = waiting.take();
            screen.print(reply.lines());
            failure |= reply.failure();
        }
    }
}
