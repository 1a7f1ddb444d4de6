package org.replsim.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules of time, timers and their order (architecture: time, then rank by name). */
class SimulationTest {

    private final Simulation simulation = new Simulation();
    private final List<String> log = new ArrayList<>();

    private Timer timer(String owner) {
        return simulation.timer(new SourceName(owner, "timer"), () -> log.add(owner + "@" + simulation.now()));
    }

    @Test
    void timersFireInTheOrderOfTheirDeadlines() {
        timer("a").at(30);
        timer("b").at(10);
        timer("c").at(20);
        simulation.run(100);
        assertThat(log).containsExactly("b@10", "c@20", "a@30");
    }

    @Test
    void equalDeadlinesFireInTheOrderOfNamesAndNotOfCreationOrArming() {
        timer("c").at(5);
        timer("a").at(5);
        timer("b").at(5);
        simulation.run(5);
        assertThat(log).containsExactly("a@5", "b@5", "c@5");
    }

    @Test
    void indexesAreOrderedAsNumbers() {
        for (int index : new int[] {10, 9, 100, 1}) {
            simulation
                    .timer(new SourceName("a", "core", index), () -> log.add("" + index))
                    .at(1);
        }
        simulation.run(1);
        assertThat(log).containsExactly("1", "9", "10", "100");
    }

    @Test
    void anotherTimerDoesNotChangeTheOrderOfTheOthers() {
        for (String owner : List.of("d", "b", "f", "a0", "c", "aa")) {
            timer(owner).at(5);
        }
        simulation.run(5);
        assertThat(log).filteredOn(line -> !line.startsWith("a")).containsExactly("b@5", "c@5", "d@5", "f@5");
    }

    @Test
    void armingAnArmedTimerMovesIt() {
        Timer moved = timer("moved");
        moved.at(10);
        moved.at(20);
        simulation.run(15);
        assertThat(log).isEmpty();
        moved.in(1);
        assertThat(moved.deadlineNanos()).isEqualTo(16);
        simulation.run(100);
        assertThat(log).containsExactly("moved@16");
    }

    @Test
    void aCancelledTimerDoesNotFireUntilItIsArmedAgain() {
        Timer timer = timer("a");
        timer.cancel();
        timer.at(10);
        timer.cancel();
        assertThat(timer.armed()).isFalse();
        simulation.run(50);
        assertThat(log).isEmpty();
        timer.in(5);
        assertThat(timer.armed()).isTrue();
        simulation.run(100);
        assertThat(log).containsExactly("a@55");
    }

    @Test
    void aTimerOfTheSameInstantCanStillBeCancelled() {
        Timer later = timer("b");
        simulation.timer(new SourceName("a", "killer"), later::cancel).at(10);
        later.at(10);
        simulation.run(10);
        assertThat(log).isEmpty();
    }

    @Test
    void aTimerIsNotArmedInItsOwnReactionAndMayArmItself() {
        List<Boolean> armed = new ArrayList<>();
        Timer[] self = new Timer[1];
        self[0] = simulation.timer(new SourceName("a", "self"), () -> {
            armed.add(self[0].armed());
            self[0].cancel();
            if (simulation.now() < 30) {
                self[0].in(10);
            }
        });
        self[0].at(10);
        simulation.run(100);
        assertThat(armed).containsExactly(false, false, false);
        assertThat(simulation.events()).isEqualTo(3);
        assertThat(self[0].deadlineNanos()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aTimerArmedForThePresentFiresAtThePresent() {
        Timer second = timer("second");
        simulation.timer(new SourceName("first", "timer"), () -> second.in(0)).at(7);
        simulation.run(7);
        assertThat(log).containsExactly("second@7");
    }

    @Test
    void aRunIncludesItsLastInstantAndNothingAfterIt() {
        timer("at").at(100);
        timer("after").at(101);
        simulation.run(100);
        assertThat(log).containsExactly("at@100");
        assertThat(simulation.now()).isEqualTo(100);
        simulation.run(100);
        assertThat(log).hasSize(1);
        simulation.run(101);
        assertThat(log).containsExactly("at@100", "after@101");
    }

    @Test
    void aRunWithoutEndStopsAtTheLastEvent() {
        timer("a").at(Long.MAX_VALUE - 1);
        timer("b").at(5);
        simulation.run(Long.MAX_VALUE);
        assertThat(log).containsExactly("b@5", "a@" + (Long.MAX_VALUE - 1));
        assertThat(simulation.now()).isEqualTo(Long.MAX_VALUE - 1);
    }

    @Test
    void neverIsNoDeadline() {
        Timer timer = timer("a");
        timer.at(Long.MAX_VALUE);
        assertThat(timer.armed()).isFalse();
        simulation.run(Long.MAX_VALUE);
        assertThat(log).isEmpty();
    }

    @Test
    void thePastIsRefusedWithTheNameOfTheTimer() {
        Timer timer = timer("a");
        simulation.run(10);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> timer.at(9))
                .withMessageContaining("a/timer/0")
                .withMessageContaining("9 < 10");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> timer.in(-1))
                .withMessageContaining("a/timer/0")
                .withMessageContaining("-1");
        assertThatIllegalArgumentException().isThrownBy(() -> simulation.run(9));
    }

    @Test
    void theEndOfTimeIsRefusedWithTheNameOfTheTimer() {
        Timer timer = timer("a");
        simulation.run(10);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> timer.in(Long.MAX_VALUE - 10))
                .withMessageContaining("a/timer/0");
        timer.in(Long.MAX_VALUE - 11);
        assertThat(timer.deadlineNanos()).isEqualTo(Long.MAX_VALUE - 1);
    }

    @Test
    void twoTimersOfOneNameAreRefused() {
        timer("a");
        timer("a");
        assertThatIllegalStateException().isThrownBy(() -> simulation.run(1)).withMessageContaining("a/timer/0");
    }

    @Test
    void aTimerThatIsCreatedDuringTheRunHasItsPlaceInTheOrderOfNames() {
        timer("c").at(20);
        timer("a").at(20);
        simulation.timer(new SourceName("z", "maker"), () -> timer("b").at(20)).at(10);
        timer("far").at(Long.MAX_VALUE - 1);
        simulation.run(15);
        timer("d").at(20);
        simulation.run(20);
        assertThat(log).containsExactly("a@20", "b@20", "c@20", "d@20");
        simulation.run(Long.MAX_VALUE);
        assertThat(log).hasSize(5);
    }

    @Test
    void aLateTimerOfAKnownNameIsRefused() {
        timer("a");
        simulation.run(0);
        assertThatIllegalStateException().isThrownBy(() -> timer("a")).withMessageContaining("a/timer/0");
    }

    @Test
    void aStepIsOneTimerWithItsSignals() {
        Signal signal = simulation.signal(new SourceName("s", "signal"), () -> log.add("signal@" + simulation.now()));
        simulation.timer(new SourceName("a", "raiser"), signal::raise).at(5);
        timer("b").at(5);
        signal.raise();
        assertThat(simulation.step(10)).isTrue();
        assertThat(log).containsExactly("signal@0");
        assertThat(simulation.step(10)).isTrue();
        assertThat(log).containsExactly("signal@0", "signal@5");
        assertThat(simulation.step(10)).isTrue();
        assertThat(log).containsExactly("signal@0", "signal@5", "b@5");
        assertThat(simulation.step(10)).isFalse();
        assertThat(simulation.now()).isEqualTo(10);
        assertThat(simulation.step(Long.MAX_VALUE)).isFalse();
        assertThat(simulation.now()).isEqualTo(10);
    }

    @Test
    void aReactionCannotRunTheSimulation() {
        simulation
                .timer(new SourceName("a", "nested"), () -> simulation.run(20))
                .at(10);
        assertThatIllegalStateException().isThrownBy(() -> simulation.run(10));
    }

    @Test
    void aFailedRunCannotGoOn() {
        simulation
                .timer(new SourceName("a", "faulty"), () -> {
                    throw new UnsupportedOperationException();
                })
                .at(10);
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> simulation.run(10)))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatIllegalStateException().isThrownBy(() -> simulation.run(20));
    }
}
