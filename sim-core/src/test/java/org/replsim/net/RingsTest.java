package org.replsim.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rings of a stream do what the collections of the JDK do, under random programs. */
class RingsTest {

    private static final int STEPS = 20_000;

    private record Message(long left, long arrival, long row, long detail, int bytes) {}

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void messagesAreADeque(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Messages ring = new Messages();
        ArrayDeque<Message> deque = new ArrayDeque<>();
        for (int step = 0; step < STEPS; step++) {
            int what = random.nextInt(100);
            if (what < 55) {
                Message message = new Message(
                        random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong(), random.nextInt());
                ring.add(message.left(), message.arrival(), message.row(), message.detail(), message.bytes());
                deque.add(message);
            } else if (what < 97 && !deque.isEmpty()) {
                ring.removeHead();
                deque.removeFirst();
            } else if (what < 99 && !deque.isEmpty()) {
                ring.removeTail();
                deque.removeLast();
            } else if (what == 99 && random.nextInt(10) == 0) {
                ring.clear();
                deque.clear();
            }
            assertThat(ring.size()).as("seed %d, step %d", seed, step).isEqualTo(deque.size());
            Message head = deque.peekFirst();
            if (head != null) {
                assertThat(List.of(ring.headRow(), ring.headDetail(), (long) ring.headBytes()))
                        .isEqualTo(List.of(head.row(), head.detail(), (long) head.bytes()));
                int place = random.nextInt(deque.size());
                Message any = new ArrayList<>(deque).get(place);
                assertThat(ring.leftNanos(place)).isEqualTo(any.left());
                assertThat(ring.arrivalNanos(place)).isEqualTo(any.arrival());
            }
        }
    }

    /** The model: all news in a list; what is known at an instant is the sum of what was due by then. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void windowIsASumOverTheNewsThatHasArrived(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Window window = new Window();
        Deque<long[]> news = new ArrayDeque<>();
        long now = 0;
        long known = 0;
        long announced = 0;
        long lastAt = 0;
        for (int step = 0; step < STEPS; step++) {
            now += random.nextInt(3);
            if (random.nextInt(10) < 6) {
                long bytes = 1L + random.nextInt(100);
                lastAt = Math.max(lastAt, now + random.nextInt(200));
                window.open(lastAt, bytes);
                announced += bytes;
                news.add(new long[] {lastAt, announced});
            }
            while (!news.isEmpty() && news.getFirst()[0] <= now) {
                known = news.removeFirst()[1];
            }
            assertThat(window.openedBytes(now))
                    .as("seed %d, step %d", seed, step)
                    .isEqualTo(known);
            long wanted = known + random.nextInt(2_000);
            long due = wanted <= known ? 0 : Long.MAX_VALUE;
            for (long[] each : news) {
                if (wanted > known && each[1] >= wanted) {
                    due = each[0];
                    break;
                }
            }
            assertThat(window.openedAtNanos(wanted))
                    .as("seed %d, step %d", seed, step)
                    .isEqualTo(due);
        }
    }
}
