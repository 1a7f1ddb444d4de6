package org.replsim.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The open-addressing table against a map of queues, under random programs. */
class LockTableTest {

    private static final int STEPS = 60_000;

    private final LockTable<Integer> table = new LockTable<>();
    /** For each held key its holder and, behind it, those that wait. */
    private final Map<Long, ArrayDeque<LockWait<Integer>>> model = new HashMap<>();

    private final List<LockWait<Integer>> idle = new ArrayList<>();
    private final List<LockWait<Integer>> waiting = new ArrayList<>();

    /** Few keys make long queues; many make the table grow and its runs collide. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void itIsAMapOfQueues(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long keys = seed % 2 == 0 ? 20 : 5_000;
        for (int i = 0; i < 200; i++) {
            idle.add(new LockWait<>(i));
        }
        for (int step = 0; step < STEPS; step++) {
            // Keys of several tables, as workloads make them: alike in their low bits.
            long key = (random.nextLong(3) << 40) + random.nextLong(keys);
            switch (random.nextInt(4)) {
                case 0, 1 -> take(key, random);
                case 2 -> pass(key);
                default -> giveUp(random);
            }
            check(key);
        }
        model.keySet().forEach(this::check);
    }

    private void take(long key, SplittableRandom random) {
        ArrayDeque<LockWait<Integer>> queue = model.get(key);
        if (queue == null) {
            LockWait<Integer> holder = idle.get(random.nextInt(idle.size()));
            table.hold(key, holder);
            model.put(key, new ArrayDeque<>(List.of(holder)));
        } else if (idle.size() > 1) {
            LockWait<Integer> waiter = idle.get(random.nextInt(idle.size()));
            if (waiter != queue.peek()) {
                table.enqueue(key, waiter);
                waiter.waitsFor = key;
                queue.add(waiter);
                idle.remove(waiter);
                waiting.add(waiter);
            }
        }
    }

    private void pass(long key) {
        ArrayDeque<LockWait<Integer>> queue = model.get(key);
        if (queue == null) {
            return;
        }
        queue.remove();
        LockWait<Integer> next = queue.peek();
        assertThat(table.pass(key)).isSameAs(next);
        if (next == null) {
            model.remove(key);
        } else {
            waiting.remove(next);
            idle.add(next);
        }
    }

    private void giveUp(SplittableRandom random) {
        if (waiting.isEmpty()) {
            return;
        }
        LockWait<Integer> waiter = waiting.remove(random.nextInt(waiting.size()));
        table.remove(waiter.waitsFor, waiter);
        Objects.requireNonNull(model.get(waiter.waitsFor)).remove(waiter);
        idle.add(waiter);
    }

    private void check(long key) {
        ArrayDeque<LockWait<Integer>> queue = model.get(key);
        @Nullable LockWait<Integer> holder = queue == null ? null : queue.peek();
        assertThat(table.holder(key)).isSameAs(holder);
        assertThat(table.isWaitedFor(key)).isEqualTo(queue != null && queue.size() > 1);
    }
}
