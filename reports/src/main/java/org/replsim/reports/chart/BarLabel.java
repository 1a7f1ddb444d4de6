package org.replsim.reports.chart;

import java.util.function.DoubleFunction;
import org.jfree.chart.labels.CategoryItemLabelGenerator;
import org.jfree.data.category.CategoryDataset;

/** Writes the value at the end of a bar, with its unit. */
record BarLabel(DoubleFunction<String> words) implements CategoryItemLabelGenerator {

    @Override
    public String generateRowLabel(CategoryDataset data, int row) {
        return String.valueOf(data.getRowKey(row));
    }

    @Override
    public String generateColumnLabel(CategoryDataset data, int column) {
        return String.valueOf(data.getColumnKey(column));
    }

    @Override
    public String generateLabel(CategoryDataset data, int row, int column) {
        return words.apply(data.getValue(row, column).doubleValue());
    }
}
