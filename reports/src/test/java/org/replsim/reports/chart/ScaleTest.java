package org.replsim.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScaleTest {

    private static String labels(Scale scale) {
        return scale.ticks().stream().map(Scale.Tick::label).collect(Collectors.joining(" | "));
    }

    @Test
    void ticksAreRoundNumbersBelowTheTop() {
        Scale scale = Scale.fromZero(5489, 6);

        assertThat(labels(scale)).isEqualTo("0 | 1,000 | 2,000 | 3,000 | 4,000 | 5,000");
        assertThat(scale.high()).isGreaterThan(5489).isLessThan(6000);
    }

    @Test
    void countsHaveNoFractions() {
        assertThat(labels(Scale.counts(2, 6))).isEqualTo("0 | 1 | 2");
        assertThat(labels(Scale.counts(0, 6))).isEqualTo("0 | 1");
    }

    @Test
    void bytesGoInPowersOfTwo() {
        assertThat(labels(Scale.bytes(64 << 20, 5))).isEqualTo("0 | 16 MiB | 32 MiB | 48 MiB | 64 MiB");
    }

    @Test
    void durationsKeepOneUnit() {
        assertThat(labels(Scale.durations(1.15, 5))).isEqualTo("0 | 0.5 s | 1 s");
        assertThat(labels(Scale.durations(0.012, 4))).isEqualTo("0 | 5 ms | 10 ms");
        assertThat(labels(Scale.durations(1800, 4))).isEqualTo("0 | 10 min | 20 min | 30 min");
    }

    @Test
    void theTimeOfARunIsExactlyAsLongAsTheRun() {
        Scale minute = Scale.runTime(60);
        Scale hours = Scale.runTime(7200);

        assertThat(labels(minute)).startsWith("0 | 5 | 10").endsWith("55 | 60");
        assertThat(minute.high()).isEqualTo(60);
        assertThat(labels(hours)).startsWith("0:00 | 0:10").endsWith("2:00");
        assertThat(Scale.runTimeLabel(60)).isEqualTo("time since start (s)");
        assertThat(Scale.runTimeLabel(7200)).isEqualTo("time since start (h:min)");
    }

    @Test
    void ratiosHaveAtLeastThreeTicksWhateverTheirRange() {
        for (List<Double> range : List.of(
                List.of(6.5, 19.0),
                List.of(0.05, 12_000.0),
                List.of(8.0, 8.1),
                List.of(1.0, 30.0),
                List.of(0.2, 0.2))) {
            Scale scale = Scale.ratios(range.get(0), range.get(1), String::valueOf);

            assertThat(scale.ticks()).as("%s", range).hasSizeBetween(3, 9);
            assertThat(scale.low()).isLessThan(range.get(0));
            assertThat(scale.high()).isGreaterThan(range.get(1));
            assertThat(scale.ticks()).extracting(Scale.Tick::value).isSorted();
        }
    }
}
