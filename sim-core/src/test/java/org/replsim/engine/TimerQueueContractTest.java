package org.replsim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link TimerQueue} does, by comparison with {@link PriorityQueue}; new queues are added to the list. */
class TimerQueueContractTest {

    private static final long TEN_YEARS = 10L * 365 * 86_400 * 1_000_000_000;

    private record Implementation(String name, IntFunction<TimerQueue> make) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Implementation> queues() {
        return Stream.of(new Implementation("tournament", TournamentQueue::new));
    }

    static Stream<Arguments> programs() {
        int[] slotCounts = {1, 2, 3, 4, 5, 16, 17, 64, 1_000, 4_097, 131_072};
        return queues().flatMap(queue -> Arrays.stream(slotCounts)
                .boxed()
                .flatMap(slots -> Stream.of(Arguments.of(queue, slots, 11L), Arguments.of(queue, slots, 12L))));
    }

    @ParameterizedTest(name = "{0}, {1} slots, seed {2}")
    @MethodSource("programs")
    void agreesWithPriorityQueueOnRandomPrograms(Implementation queue, int slots, long seed) {
        RandomProgram program = new RandomProgram(queue.make().apply(slots), slots, seed);
        for (int step = 0; step < 200_000; step++) {
            program.step();
        }
        program.drain();
    }

    @ParameterizedTest
    @MethodSource("queues")
    void anEmptyQueueSaysNever(Implementation queue) {
        assertThat(queue.make().apply(0).minNanos()).isEqualTo(Timer.NEVER);
        assertThat(queue.make().apply(7).minNanos()).isEqualTo(Timer.NEVER);
    }

    @ParameterizedTest
    @MethodSource("queues")
    void equalDeadlinesAreTakenInSlotOrder(Implementation queue) {
        TimerQueue timers = queue.make().apply(300);
        for (int slot = 299; slot >= 0; slot--) {
            timers.set(slot, 5);
        }
        for (int slot = 0; slot < 300; slot++) {
            assertThat(timers.takeMin()).isEqualTo(slot);
        }
    }

    @ParameterizedTest
    @MethodSource("queues")
    void aNanosecondCountsBesideTenYears(Implementation queue) {
        TimerQueue timers = queue.make().apply(1_000);
        timers.set(0, TEN_YEARS + 1);
        timers.set(1, TEN_YEARS);
        timers.set(2, 1);
        timers.set(3, Timer.NEVER - 1);
        timers.set(4, TEN_YEARS + 1);
        long[] expected = {2, 1, 1, TEN_YEARS, 0, TEN_YEARS + 1, 4, TEN_YEARS + 1, 3, Timer.NEVER - 1};
        for (int i = 0; i < expected.length; i += 2) {
            assertThat(timers.minNanos()).isEqualTo(expected[i + 1]);
            assertThat(timers.takeMin()).isEqualTo((int) expected[i]);
        }
        assertThat(timers.minNanos()).isEqualTo(Timer.NEVER);
    }

    @ParameterizedTest
    @MethodSource("queues")
    void aSlotIsTakenOnceHoweverOftenItWasMoved(Implementation queue) {
        TimerQueue timers = queue.make().apply(3);
        timers.set(1, TEN_YEARS);
        timers.set(1, 9);
        timers.set(1, 4);
        timers.set(2, 6);
        assertThat(timers.takeMin()).isEqualTo(1);
        assertThat(timers.takeMin()).isEqualTo(2);
        assertThat(timers.minNanos()).isEqualTo(Timer.NEVER);
    }

    /** Arms, moves, cancels and takes at random, in the queue under test and in the model. */
    private static final class RandomProgram {

        private record Entry(long nanos, int slot) {}

        private final TimerQueue queue;
        private final long[] deadlines;
        private final SplittableRandom random;
        private final String label;
        /** Holds an entry for each deadline that a slot ever had; those that it no longer has are skipped. */
        private final PriorityQueue<Entry> model =
                new PriorityQueue<>(Comparator.comparingLong(Entry::nanos).thenComparingInt(Entry::slot));

        private long now;

        RandomProgram(TimerQueue queue, int slots, long seed) {
            this.queue = queue;
            this.deadlines = new long[slots];
            Arrays.fill(deadlines, Timer.NEVER);
            this.random = new SplittableRandom(seed);
            this.label = slots + " slots, seed " + seed;
        }

        void step() {
            int slot = random.nextInt(deadlines.length);
            switch (random.nextInt(10)) {
                case 0 -> set(slot, Timer.NEVER);
                case 1, 2, 3, 4 -> set(slot, someDeadline());
                case 5 -> assertThat(queue.minNanos()).as(label).isEqualTo(modelMin());
                default -> take();
            }
        }

        void drain() {
            while (modelMin() != Timer.NEVER) {
                take();
            }
            assertThat(queue.minNanos()).as(label).isEqualTo(Timer.NEVER);
        }

        private void take() {
            long least = modelMin();
            if (least == Timer.NEVER) {
                return;
            }
            Entry expected = model.remove();
            assertThat(queue.minNanos()).as(label).isEqualTo(least);
            assertThat(queue.takeMin()).as(label).isEqualTo(expected.slot());
            deadlines[expected.slot()] = Timer.NEVER;
            now = least;
            if (random.nextBoolean()) {
                set(expected.slot(), someDeadline());
            }
        }

        private void set(int slot, long nanos) {
            queue.set(slot, nanos);
            deadlines[slot] = nanos;
            if (nanos != Timer.NEVER) {
                model.add(new Entry(nanos, slot));
            }
        }

        private long modelMin() {
            while (!model.isEmpty()
                    && model.element().nanos() != deadlines[model.element().slot()]) {
                model.remove();
            }
            return model.isEmpty() ? Timer.NEVER : model.element().nanos();
        }

        private long someDeadline() {
            long delay = switch (random.nextInt(12)) {
                case 0, 1 -> 0;
                case 2, 3 -> 1;
                case 4, 5 -> 1_000 * random.nextLong(3);
                case 6 -> random.nextInt(600) > 0 ? 1 : TEN_YEARS + random.nextLong(2);
                case 7 -> random.nextLong(1L << random.nextInt(50));
                default -> random.nextLong(1_000_000);
            };
            return now + Math.min(delay, Timer.NEVER - 1 - now);
        }
    }
}
