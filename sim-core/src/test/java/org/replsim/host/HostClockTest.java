package org.replsim.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A host's wall clock against its definition: true time with the run's phase, an offset and a drift. */
class HostClockTest {

    private static final long SECOND = 1_000_000_000L;

    private static long phase(long seed) {
        return new HostClock(ClockSpec.EXACT, seed).nanos(0);
    }

    /** The phase is uniform over a second: among 400 runs the mean is 0.5 s within four times 0.289 s / 20. */
    @Test
    void eachRunBeginsAtAnotherFractionOfASecond() {
        long[] phases = LongStream.range(0, 400).map(HostClockTest::phase).toArray();
        assertThat(phases).doesNotHaveDuplicates();
        assertThat(LongStream.of(phases)).allMatch(phase -> phase >= 0 && phase < SECOND);
        assertThat(Arrays.stream(phases).average().orElseThrow())
                .isEqualTo(0.5 * SECOND, within(4 * 0.289 * SECOND / 20));
    }

    @Test
    void clocksOfOneRunAgreeButForOffsetAndDrift() {
        assertThat(phase(5)).isEqualTo(phase(5)).isNotEqualTo(phase(6));
        HostClock ahead = new HostClock(new ClockSpec(3 * SECOND + 1, 0), 5);
        assertThat(ahead.nanos(77) - new HostClock(ClockSpec.EXACT, 5).nanos(77))
                .isEqualTo(3 * SECOND + 1);
    }

    /** A drift of 100 ppm gains 100 us a second: 8.64 s a day. */
    @Test
    void offsetAndDriftAddUp() {
        HostClock clock = new HostClock(new ClockSpec(-7 * SECOND, 100), 1);
        assertThat(clock.nanos(0)).isEqualTo(phase(1) - 7 * SECOND);
        long day = 86_400 * SECOND;
        assertThat(clock.nanos(day)).isEqualTo(day + phase(1) - 7 * SECOND + 8_640_000_000L);
    }

    /** Whole seconds are rounded down, before the start of the run as well. */
    @Test
    void secondsAreRoundedDown() {
        HostClock clock = new HostClock(new ClockSpec(-3 * SECOND, 0), 1);
        assertThat(clock.seconds(0)).isEqualTo(-3);
        assertThat(clock.seconds(SECOND - phase(1) - 1)).isEqualTo(-3);
        assertThat(clock.seconds(SECOND - phase(1))).isEqualTo(-2);
    }
}
