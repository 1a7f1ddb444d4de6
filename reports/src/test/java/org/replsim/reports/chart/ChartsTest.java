package org.replsim.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.CombinedDomainCategoryPlot;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.XYDataset;
import org.junit.jupiter.api.Test;
import org.replsim.reports.SyntheticResults;
import org.replsim.reports.SyntheticRun;
import org.replsim.scenario.result.ScenarioResult;
import org.replsim.scenario.result.VariantResult;

/** The data sets of the charts hold the numbers of the records. */
class ChartsTest {

    private static final ScenarioResult TWO = SyntheticResults.asyncAndSemiSync();

    private static XYPlot panel(Chart chart, ScenarioResult result, int index) {
        CombinedDomainXYPlot plot =
                (CombinedDomainXYPlot) chart.build(result).chart().getPlot();
        return (XYPlot) plot.getSubplots().get(index);
    }

    private static double[] values(XYDataset data, Comparable<?> key) {
        int series = data.indexOf(key);
        double[] values = new double[data.getItemCount(series)];
        for (int i = 0; i < values.length; i++) {
            values[i] = data.getYValue(series, i);
        }
        return values;
    }

    private static double[] column(VariantResult variant, String server, String name) {
        return variant.series().find(server, name).orElseThrow().values();
    }

    @Test
    void aLineOfThroughputIsTheColumnOfItsVariant() {
        XYDataset data = panel(new ThroughputChart(), TWO, 0).getDataset();

        for (VariantResult variant : TWO.variants()) {
            assertThat(values(data, variant.name())).isEqualTo(column(variant, "db1", "throughput"));
        }
        assertThat(data.getXValue(0, 0)).isEqualTo(0.5);
    }

    @Test
    void latencyHasAPanelForEachPercentile() {
        List<String> percentiles = List.of("latency_p50", "latency_p95", "latency_p99");
        for (int i = 0; i < percentiles.size(); i++) {
            XYDataset data = panel(new LatencyOverTimeChart(), TWO, i).getDataset();

            assertThat(values(data, "semi-sync"))
                    .isEqualTo(column(TWO.variant("semi-sync"), "db1", percentiles.get(i)));
        }
    }

    @Test
    void aloneAVariantHasItsPercentilesInOnePanel() {
        ScenarioResult one = SyntheticResults.one();
        XYDataset data = panel(new LatencyOverTimeChart(), one, 0).getDataset();

        assertThat(values(data, "p99")).isEqualTo(column(one.variant("base"), "db1", "latency_p99"));
    }

    @Test
    void theDistributionIsDrawnOverOneInHowManyCommits() {
        XYPlot plot = (XYPlot) new LatencyDistributionChart().build(TWO).chart().getPlot();
        XYDataset data = plot.getDataset();

        // the made-up points are at N = 1, 1.15, 1.15^2, ...: one commit in N is slower; the first is left out
        assertThat(data.getXValue(0, 0)).isCloseTo(1.15, offset(1e-9));
        assertThat(data.getXValue(0, 9)).isCloseTo(Math.pow(1.15, 10), offset(1e-9));
        assertThat(data.getYValue(0, 9))
                .isEqualTo(TWO.variant("async").latency().get(10).seconds() * 1e3);
        assertThat(data.getItemCount(0))
                .isEqualTo(TWO.variant("async").latency().size() - 2);
    }

    @Test
    void whatIsAtRiskIsShownInTransactionsBytesAndSeconds() {
        List<String> columns = List.of("at_risk_transactions", "at_risk_bytes", "at_risk_seconds");
        for (int i = 0; i < columns.size(); i++) {
            XYDataset data = panel(new DataAtRiskChart(), TWO, i).getDataset();

            assertThat(values(data, "async")).isEqualTo(column(TWO.variant("async"), "db1", columns.get(i)));
        }
    }

    @Test
    void aDeadPrimaryHasNothingAtRiskAndNoThroughput() {
        XYDataset risk = panel(new DataAtRiskChart(), TWO, 0).getDataset();
        XYDataset throughput = panel(new ThroughputChart(), TWO, 0).getDataset();

        // it dies at 40 s; the samples are half a second apart
        assertThat(risk.getYValue(0, 79)).isNotNaN();
        assertThat(risk.getYValue(0, 80)).isNaN();
        assertThat(throughput.getYValue(0, 80)).isZero();
    }

    @Test
    void lagHasAPanelForEachVariantAndAGapWhereTheServerSaysNull() {
        XYDataset data = panel(new LagChart("db2", true), TWO, 1).getDataset();
        double[] says = values(data, "Seconds_Behind_Master (gap: NULL)");

        assertThat(values(data, "true lag")).isEqualTo(column(TWO.variant("semi-sync"), "db2", "lag_true"));
        assertThat(says[(int) (44.5 / 0.5) - 1]).isNotNaN();
        assertThat(says[(int) (45.0 / 0.5) - 1]).isNaN();
    }

    @Test
    void theLimitOfTheRelayLogIsALineAcross() {
        XYPlot space = panel(new RelayLogChart("db2", true), SyntheticResults.one(), 0);

        assertThat(space.getRangeMarkers(Layer.FOREGROUND))
                .extracting(marker -> ((ValueMarker) marker).getValue())
                .containsExactly(64.0 * 1024 * 1024);
    }

    @Test
    void barsAreTheMetricsOfTheVariants() {
        CombinedDomainCategoryPlot plot = (CombinedDomainCategoryPlot)
                new VariantsChart().build(TWO).chart().getPlot();

        assertThat(plot.getSubplots()).hasSize(3);
        CategoryPlot throughput = (CategoryPlot) plot.getSubplots().get(0);
        CategoryPlot lost = (CategoryPlot) plot.getSubplots().get(2);
        assertThat(throughput.getDataset().getValue(0, 0)).isEqualTo(5120.0);
        assertThat(throughput.getDataset().getValue(0, 1)).isEqualTo(2960.0);
        assertThat(lost.getDataset().getValue(0, 0)).isEqualTo(37.0);
    }

    @Test
    void aChartWithNothingToShowIsNotDrawn() {
        ScenarioResult quiet = SyntheticResults.of("quiet", "Anything?", SyntheticRun.named("base"));

        assertThat(Charts.of(quiet))
                .extracting(Chart::name)
                .containsExactly("throughput", "latency", "latency-distribution");
        assertThat(Charts.of(TWO))
                .extracting(Chart::name)
                .containsExactly(
                        "variants",
                        "throughput",
                        "latency",
                        "latency-distribution",
                        "semi-sync",
                        "data-at-risk",
                        "lag");
    }

    @Test
    void eachReplicaHasChartsOfItsOwn() {
        assertThat(Charts.of(SyntheticResults.ten()))
                .extracting(Chart::name)
                .contains("lag-db2", "relay-log-db2", "lag-db3", "relay-log-db3");
    }
}
