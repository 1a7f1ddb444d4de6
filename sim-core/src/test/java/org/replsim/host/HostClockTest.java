package org.replsim.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A host's wall clock against its definition: true time, a phase of its own, an offset and a drift. */
class HostClockTest {

    private static final long SECOND = 1_000_000_000L;

    /** The phase is uniform over a second: among 400 hosts the mean is 0.5 s within four times 0.289 s / 20. */
    @Test
    void eachHostHasASubSecondPhaseOfItsOwn() {
        long[] phases = IntStream.range(0, 400)
                .mapToLong(host -> new HostClock("h" + host, ClockSpec.EXACT, 1).nanos(0))
                .toArray();
        assertThat(phases).allMatch(phase -> phase >= 0 && phase < SECOND).doesNotHaveDuplicates();
        double mean = java.util.Arrays.stream(phases).average().orElseThrow();
        assertThat(mean).isEqualTo(0.5 * SECOND, within(4 * 0.289 * SECOND / 20));
    }

    @Test
    void thePhaseFollowsFromSeedAndName() {
        HostClock clock = new HostClock("a", ClockSpec.EXACT, 5);
        assertThat(clock.nanos(0)).isEqualTo(new HostClock("a", ClockSpec.EXACT, 5).nanos(0));
        assertThat(clock.nanos(0)).isNotEqualTo(new HostClock("a", ClockSpec.EXACT, 6).nanos(0));
    }

    /** An offset moves the clock; a drift of 100 ppm gains 100 us a second: 8.64 s a day. */
    @Test
    void offsetAndDriftAddUp() {
        long phase = new HostClock("a", ClockSpec.EXACT, 1).nanos(0);
        HostClock clock = new HostClock("a", new ClockSpec(-7 * SECOND, 100), 1);
        assertThat(clock.nanos(0)).isEqualTo(phase - 7 * SECOND);
        long day = 86_400 * SECOND;
        assertThat(clock.nanos(day)).isEqualTo(day + phase - 7 * SECOND + 8_640_000_000L);
    }

    /** Whole seconds are rounded down, before the start of the run as well. */
    @Test
    void secondsAreRoundedDown() {
        HostClock clock = new HostClock("a", new ClockSpec(-3 * SECOND, 0), 1);
        long phase = clock.nanos(0) + 3 * SECOND;
        assertThat(clock.seconds(0)).isEqualTo(-3);
        assertThat(clock.seconds(SECOND - phase - 1)).isEqualTo(-3);
        assertThat(clock.seconds(SECOND - phase)).isEqualTo(-2);
    }
}
