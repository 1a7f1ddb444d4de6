package org.replsim.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A clock that is set and drifts, against one that is integrated second by second. */
class ClockHistoryTest {

    private static final long SECOND = 1_000_000_000L;
    private static final int SECONDS = 1_000;

    /** Now and then it is set or its drift changes; each second's time is noted when it comes and asked again at the end. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatItShowedStaysWhatItWas(long seed) {
        Random random = new Random(seed);
        HostClock clock = new HostClock(new ClockSpec(0, 1_000), seed);
        List<Long> noted = new ArrayList<>();
        long shown = clock.nanos(0);
        long ppm = 1_000;
        for (int second = 0; second < SECONDS; second++) {
            long now = second * SECOND;
            switch (random.nextInt(20)) {
                case 0 -> {
                    long by = (random.nextInt(41) - 20) * SECOND;
                    clock.step(by, now);
                    shown += by;
                }
                case 1 -> {
                    ppm = random.nextInt(10_001) - 5_000;
                    clock.drift(ppm, now);
                }
                default -> {
                    // Nobody touches it.
                }
            }
            assertThat(clock.nanos(now)).as("now").isBetween(shown - SECONDS, shown + SECONDS);
            noted.add(clock.nanos(now));
            shown += SECOND + ppm * 1_000;
        }
        for (int second = 0; second < SECONDS; second++) {
            assertThat(clock.nanos(second * SECOND))
                    .as("second %d, seed %d", second, seed)
                    .isEqualTo(noted.get(second));
        }
    }
}
