package org.replsim.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThinningTest {

    private static final double NULL = Double.NaN;

    @Test
    void aShortSeriesStaysAsItIs() {
        double[][] points = Thinning.MEAN.points(new double[] {1, 2, 3}, new double[] {5, NULL, 7}, 3);

        assertThat(points[0]).containsExactly(1, 2, 3);
        assertThat(points[1]).containsExactly(5, NULL, 7);
    }

    @Test
    void neighboursBecomeTheirMeanOrTheirGreatestAtTheLastInstant() {
        double[] seconds = {1, 2, 3, 4, 5};
        double[] values = {2, 4, 10, 20, 7};

        assertThat(Thinning.MEAN.points(seconds, values, 3)[0]).containsExactly(2, 4, 5);
        assertThat(Thinning.MEAN.points(seconds, values, 3)[1]).containsExactly(3, 15, 7);
        assertThat(Thinning.MAX.points(seconds, values, 3)[1]).containsExactly(4, 20, 7);
    }

    @Test
    void whereHalfIsMissingAllIs() {
        double[] seconds = {1, 2, 3, 4, 5, 6};
        double[] values = {2, NULL, 4, NULL, NULL, 8};

        assertThat(Thinning.MAX.points(seconds, values, 2)[1]).containsExactly(4, NULL);
    }
}
