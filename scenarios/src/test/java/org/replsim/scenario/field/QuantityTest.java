package org.replsim.scenario.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.replsim.scenario.problem.ScenarioProblem;
import org.replsim.scenario.yaml.YamlReader;

/** Numbers with units. Oracle: the definitions of the units. */
class QuantityTest {

    @ParameterizedTest
    @CsvSource({
        "TIME, 1ns, 1",
        "TIME, 10us, 10000",
        "TIME, 10\u00b5s, 10000",
        "TIME, 2.5ms, 2500000",
        "TIME, 60s, 60000000000",
        "TIME, 1.5 min, 90000000000",
        "TIME, 1h, 3600000000000",
        "TIME, 1d, 86400000000000",
        "TIME, 1e3us, 1000000",
        "TIME, 0, 0",
        "TIME, .5s, 500000000",
        "TIME, 0.4ns, 0",
        "TIME, 0.5ns, 1",
        "BYTES, 1B, 1",
        "BYTES, 1KB, 1000",
        "BYTES, 1KiB, 1024",
        "BYTES, 16MiB, 16777216",
        "BYTES, 1GB, 1000000000",
        "BYTES, 1GiB, 1073741824"
    })
    void timesAndSizesAreWholeNumbers(Dimension dimension, String text, long expected) {
        QuantityType type = QuantityType.of(dimension, 0, 1e18);
        assertThat(type.parse(YamlReader.read("t", "'" + text + "'"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "BANDWIDTH, 1Gbit/s, 125000000",
        "BANDWIDTH, 10Mbit/s, 1250000",
        "BANDWIDTH, 8bit/s, 1",
        "BANDWIDTH, 1MiB/s, 1048576",
        "RATE, 500/s, 500",
        "RATE, 60/min, 1",
        "RATE, 7200/h, 2",
        "SHARE, 25%, 0.25",
        "SHARE, 0.25, 0.25",
        "SHARE, 1, 1",
        "TIME_PER_BYTE, 2ns/B, 2",
        "TIME_PER_BYTE, 1us/KB, 1"
    })
    void othersMayHaveDecimals(Dimension dimension, String text, double expected) {
        QuantityType type = QuantityType.of(dimension, 0, 1e18);
        assertThat((Double) type.parse(YamlReader.read("t", "'" + text + "'"))).isCloseTo(expected, within(expected));
    }

    private static org.assertj.core.data.Offset<Double> within(double expected) {
        return org.assertj.core.data.Offset.offset(expected * 1e-12);
    }

    @ParameterizedTest
    @EnumSource(Dimension.class)
    void whatIsWrittenReadsBackToTheSame(Dimension dimension) {
        for (double value : new double[] {1, 3, 10, 1024, 1.5e6, 1e9, 1073741824, 60e9, 0.5}) {
            String text = dimension.write(value);
            Object read = QuantityType.of(dimension, 0, 1e18).parse(YamlReader.read("t", "'" + text + "'"));
            boolean whole = dimension == Dimension.TIME || dimension == Dimension.BYTES;
            double expected = whole ? Math.floor(value + 0.5) : value;
            assertThat(((Number) read).doubleValue()).as(text).isCloseTo(expected, within(expected));
        }
    }

    @Test
    void theShortestTextIsWritten() {
        assertThat(Dimension.TIME.write(10_000_000L)).isEqualTo("10ms");
        assertThat(Dimension.TIME.write(60_000_000_000L)).isEqualTo("60s");
        assertThat(Dimension.TIME.write(1_500_000L)).isEqualTo("1.5ms");
        assertThat(Dimension.BYTES.write(1L << 30)).isEqualTo("1GiB");
        assertThat(Dimension.BANDWIDTH.write(1.25e9)).isEqualTo("10Gbit/s");
        assertThat(Dimension.TIME.write(0L)).isEqualTo("0");
    }

    @Test
    void aNumberBeyondAllBoundsIsRefused() {
        assertThatThrownBy(() -> QuantityType.DURATION.parse(YamlReader.read("t", "1e300s")))
                .isInstanceOf(ScenarioProblem.class)
                .hasMessageContaining("out of range");
    }
}
