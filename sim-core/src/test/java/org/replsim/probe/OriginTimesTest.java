package org.replsim.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is remembered of the times at which transactions were made, and for how long. */
class OriginTimesTest {

    private static final long MILLION = 1 << 20;

    /** Names from 0 on, of several sources; a later time takes the place of an earlier one. */
    @Test
    void itIsAMap() {
        OriginTimes times = new OriginTimes();
        assertThat(times.of(0)).isEqualTo(OriginTimes.UNKNOWN);
        times.put(0, 5);
        times.put(1L << 56, 6);
        times.put(7, 7);
        times.put(7, 8);
        assertThat(times.of(0)).isEqualTo(5);
        assertThat(times.of(1L << 56)).isEqualTo(6);
        assertThat(times.of(7)).isEqualTo(8);
        assertThat(times.of(8)).isEqualTo(OriginTimes.UNKNOWN);
    }

    /** The last 1,048,576 are known whatever comes; twice as many later all are forgotten that were there before. */
    @Test
    void itForgetsWhatIsOld() {
        OriginTimes times = new OriginTimes();
        for (long id = 0; id < 3 * MILLION; id++) {
            times.put(id, 10 * id);
        }
        for (long id = 2 * MILLION; id < 3 * MILLION; id += 1009) {
            assertThat(times.of(id)).isEqualTo(10 * id);
        }
        for (long id = 0; id < MILLION; id += 1009) {
            assertThat(times.of(id)).isEqualTo(OriginTimes.UNKNOWN);
        }
    }
}
