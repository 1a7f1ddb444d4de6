package org.replsim.reports.chart;

/** Makes long series short enough to draw: neighbours become one point, placed at the instant of the last of them. */
enum Thinning {
    /** The mean of the neighbours: exact for rates. */
    MEAN,
    /** The greatest of the neighbours: for what must not be overlooked. */
    MAX;

    /** Instants and values, at most so many. Missing where half or more of the neighbours are. */
    double[][] points(double[] seconds, double[] values, int most) {
        int width = (values.length + most - 1) / most;
        if (width <= 1) {
            return new double[][] {seconds.clone(), values.clone()};
        }
        int count = (values.length + width - 1) / width;
        double[][] points = new double[2][count];
        for (int i = 0; i < count; i++) {
            int end = Math.min(values.length, (i + 1) * width);
            points[0][i] = seconds[end - 1];
            points[1][i] = merge(values, i * width, end);
        }
        return points;
    }

    private double merge(double[] values, int from, int to) {
        double sum = 0;
        double max = Double.NEGATIVE_INFINITY;
        int present = 0;
        for (int i = from; i < to; i++) {
            if (!Double.isNaN(values[i])) {
                sum += values[i];
                max = Math.max(max, values[i]);
                present++;
            }
        }
        if (2 * present <= to - from) {
            return Double.NaN;
        }
        return this == MEAN ? sum / present : max;
    }
}
