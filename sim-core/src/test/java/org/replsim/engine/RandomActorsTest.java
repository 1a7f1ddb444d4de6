package org.replsim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.replsim.engine.random.Draws;

/** Actors that arm, move, cancel and raise one another at random: how a run is cut into pieces changes nothing. */
class RandomActorsTest {

    private static final long END_NANOS = 2_000_000;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aRunInPiecesEqualsARunInOne(long seed) {
        Crowd whole = new Crowd(seed);
        whole.simulation.run(END_NANOS);
        assertThat(whole.simulation.events()).as("seed %d", seed).isGreaterThan(10_000);

        Crowd halves = new Crowd(seed);
        halves.simulation.run(END_NANOS / 2);
        halves.simulation.run(END_NANOS);
        assertThat(halves.story()).as("seed %d", seed).isEqualTo(whole.story());

        Crowd pieces = new Crowd(seed);
        SplittableRandom cuts = new SplittableRandom(seed);
        while (pieces.simulation.now() < END_NANOS) {
            pieces.simulation.run(Math.min(END_NANOS, pieces.simulation.now() + cuts.nextLong(3_000)));
        }
        assertThat(pieces.story()).as("seed %d", seed).isEqualTo(whole.story());
    }

    private static final class Crowd {

        private static final int SIZE = 50;

        private final Simulation simulation = new Simulation();
        private final Digest digest = new Digest();
        private final Draws draws;
        private final Timer[] timers = new Timer[SIZE];
        private final Signal[] signals = new Signal[SIZE];
        private long decisions;

        Crowd(long seed) {
            draws = new Draws(seed, "crowd");
            for (int i = 0; i < SIZE; i++) {
                int number = i;
                timers[i] = simulation.timer(new SourceName("actor", "timer", i), () -> fired(number));
                signals[i] = simulation.signal(new SourceName("actor", "signal", i), () -> noticed(number));
                timers[i].in(below(1_000));
            }
        }

        String story() {
            return simulation.events() + " events, digest " + digest.value();
        }

        private void fired(int i) {
            digest.add(1, simulation.now(), i);
            timers[i].in(10 * below(100));
            switch ((int) below(4)) {
                case 0 -> timers[other()].cancel();
                case 1 -> timers[other()].in(below(20));
                case 2 -> signals[other()].raise();
                default -> signals[i].raise();
            }
        }

        private void noticed(int i) {
            digest.add(2, simulation.now(), i);
            timers[i].in(below(5_000));
            if (below(2) == 0) {
                signals[other()].raise();
            }
        }

        private int other() {
            return (int) below(SIZE);
        }

        private long below(long bound) {
            return Draws.below(draws.bits(decisions++), bound);
        }
    }
}
