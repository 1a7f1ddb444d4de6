package org.replsim.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BacklogTest {

    /** Against a queue of the library, under a random program that lets it grow while its ring is wrapped round. */
    @Test
    void itIsAQueue() {
        SplittableRandom random = new SplittableRandom(3);
        Backlog backlog = new Backlog("main");
        ArrayDeque<Long> queue = new ArrayDeque<>();
        for (int i = 0; i < 100_000; i++) {
            boolean filling = i / 5_000 % 2 == 0;
            if (random.nextInt(10) < (filling ? 7 : 3)) {
                backlog.add(i);
                queue.add((long) i);
            } else if (!queue.isEmpty()) {
                assertThat(backlog.remove()).isEqualTo(queue.remove());
            }
            assertThat(backlog.size()).isEqualTo(queue.size());
        }
    }
}
