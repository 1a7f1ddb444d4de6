package org.replsim.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.replsim.run.TimeSeries;

/** Texts worked out by hand; that none depends on the run is the point of it. */
class PlainTextTest {

    private record Pair(Object left, Object right) {}

    private static final class Mute {}

    @Test
    void valuesWithATextKeepIt() {
        assertThat(PlainText.of(null)).isEqualTo("null");
        assertThat(PlainText.of(1.5)).isEqualTo("1.5");
        assertThat(PlainText.of("a\nb")).isEqualTo("a\nb");
        assertThat(PlainText.of(new Pair("x", 2))).isEqualTo("Pair[left=x, right=2]");
    }

    @Test
    void valuesWithoutATextGoByTheirType() {
        Supplier<String> lambda = () -> "";
        Runnable anonymous = new Runnable() {
            @Override
            public void run() {}
        };
        assertThat(PlainText.of(new Mute())).isEqualTo("Mute");
        assertThat(PlainText.of(lambda)).isEqualTo("Supplier");
        assertThat(PlainText.of(anonymous)).isEqualTo("Runnable");
    }

    @Test
    void whatIsInsideIsWrittenTheSameWay() {
        assertThat(PlainText.of(new double[] {1, 2.5})).isEqualTo("[1.0, 2.5]");
        assertThat(PlainText.of(new int[][] {{1}, {2, 3}})).isEqualTo("[[1], [2, 3]]");
        assertThat(PlainText.of(List.of(new Mute(), Optional.of(new Mute())))).isEqualTo("[Mute, Mute]");
        assertThat(PlainText.of(new TreeMap<>(Map.of("a", new int[0])))).isEqualTo("{a=[]}");
        assertThat(PlainText.of(new Pair(new Mute(), new int[] {7}))).isEqualTo("Pair[left=Mute, right=[7]]");
    }

    @Test
    void longListsEndWithTheirLength() {
        assertThat(PlainText.of(IntStream.range(0, 100).toArray())).isEqualTo("[0, 1, 2, 3, 4, 5, 6, 7, and 92 more]");
    }

    @Test
    void aTimeSeriesShowsItsNumbers() {
        var column = new TimeSeries.Column("db1", "throughput", "transactions/s", new double[] {10, 20});
        var series = new TimeSeries(new double[] {1, 2}, Arrays.asList(column));
        assertThat(PlainText.of(series))
                .isEqualTo("TimeSeries[seconds=[1.0, 2.0], columns=[Column[server=db1, name=throughput, "
                        + "unit=transactions/s, values=[10.0, 20.0]]]]");
    }
}
