package org.replsim.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules of signals: coalesced, in the order raised, before the next timer of the instant, and not without end. */
class SignalTest {

    private static final int MILLION = 1_000_000;

    private final Simulation simulation = new Simulation();
    private final List<String> log = new ArrayList<>();

    private Signal signal(String owner) {
        return simulation.signal(new SourceName(owner, "signal"), () -> log.add(owner));
    }

    private Timer timer(String owner, Runnable reaction) {
        return simulation.timer(new SourceName(owner, "timer"), () -> {
            log.add(owner);
            reaction.run();
        });
    }

    @Test
    void manyRaisesMakeOneRun() {
        Signal signal = signal("signal");
        timer("timer", () -> {
                    signal.raise();
                    signal.raise();
                    signal.raise();
                })
                .at(5);
        simulation.run(10);
        assertThat(log).containsExactly("timer", "signal");
        assertThat(simulation.events()).isEqualTo(2);
    }

    @Test
    void signalsRunInTheOrderRaised() {
        Signal a = signal("a");
        Signal b = signal("b");
        Signal c = signal("c");
        timer("timer", () -> {
                    c.raise();
                    a.raise();
                    b.raise();
                    c.raise();
                })
                .at(5);
        simulation.run(10);
        assertThat(log).containsExactly("timer", "c", "a", "b");
    }

    @Test
    void signalsRunBeforeTheNextTimerOfTheInstant() {
        Signal last = signal("raised by the signal");
        Signal first = simulation.signal(new SourceName("first", "signal"), () -> {
            log.add("signal");
            last.raise();
        });
        timer("a", first::raise).at(5);
        timer("b", () -> {}).at(5);
        simulation.run(5);
        assertThat(log).containsExactly("a", "signal", "raised by the signal", "b");
    }

    @Test
    void aSignalMayRaiseItselfAgain() {
        Signal[] self = new Signal[1];
        self[0] = simulation.signal(new SourceName("self", "signal"), () -> {
            log.add("again");
            if (log.size() < 3) {
                self[0].raise();
            }
        });
        self[0].raise();
        simulation.run(0);
        assertThat(log).containsExactly("again", "again", "again");
    }

    @Test
    void aSignalRaisedBetweenRunsRunsAtThatInstantBeforeItsTimers() {
        Signal signal = signal("signal");
        Timer timer = timer("timer", () -> {});
        simulation.run(10);
        timer.in(0);
        signal.raise();
        assertThat(log).isEmpty();
        simulation.run(10);
        assertThat(log).containsExactly("signal", "timer");
    }

    @Test
    void signalsMadeWhileOthersAreRaisedDoNotDisturbTheirOrder() {
        List<Integer> ran = new ArrayList<>();
        Signal[] signals = new Signal[200];
        for (int i = 0; i < 12; i++) {
            signals[i] = numbered(i, ran);
            signals[i].raise();
        }
        simulation.run(0);
        for (int i = 0; i < signals.length; i++) {
            signals[i] = i < 12 ? signals[i] : numbered(i, ran);
            signals[i].raise();
        }
        simulation.run(0);
        assertThat(ran.subList(12, ran.size())).hasSize(200).isSorted();
    }

    private Signal numbered(int number, List<Integer> ran) {
        return simulation.signal(new SourceName("made", "signal", number), () -> ran.add(number));
    }

    @Test
    void aMillionSignalsAtOneInstantAreAllowed() {
        countDown(MILLION);
        simulation.run(5);
        assertThat(simulation.events()).isEqualTo(MILLION);
    }

    @Test
    void moreThanAMillionSignalsAtOneInstantFailAndNameTheirRaisers() {
        Signal[] ring = new Signal[3];
        for (int i = 0; i < 3; i++) {
            int next = (i + 1) % 3;
            ring[i] = simulation.signal(new SourceName("server" + i, "look"), () -> ring[next].raise());
        }
        timer("start", ring[0]::raise).at(77);
        assertThatIllegalStateException()
                .isThrownBy(() -> simulation.run(100))
                .withMessageContaining("77 ns")
                .withMessageContaining("server0/look/0")
                .withMessageContaining("server1/look/0")
                .withMessageContaining("server2/look/0");
        assertThat(simulation.events()).isBetween((long) MILLION, MILLION + 10_000L);
    }

    @Test
    void timersThatNeverLetTimePassFailAndAreNamed() {
        Timer[] pair = new Timer[2];
        pair[0] = simulation.timer(new SourceName("ping", "timer"), () -> pair[1].in(0));
        pair[1] = simulation.timer(new SourceName("pong", "timer"), () -> pair[0].in(0));
        pair[0].at(3);
        assertThatIllegalStateException()
                .isThrownBy(() -> simulation.run(100))
                .withMessageContaining("3 ns")
                .withMessageContaining("ping/timer/0")
                .withMessageContaining("pong/timer/0");
    }

    @Test
    void theLimitIsForOneInstantAndNotForTheRun() {
        Signal signal = countDown(MILLION);
        Timer again = timer("again", signal::raise);
        simulation.run(0);
        left = MILLION;
        again.at(1);
        simulation.run(1);
        assertThat(simulation.events()).isEqualTo(2L * MILLION + 1);
    }

    private int left;

    /** A signal that runs {@code times} times at the present instant. */
    private Signal countDown(int times) {
        left = times;
        Signal[] self = new Signal[1];
        self[0] = simulation.signal(new SourceName("self", "signal"), () -> {
            if (--left > 0) {
                self[0].raise();
            }
        });
        self[0].raise();
        return self[0];
    }
}
