package org.replsim.reports.chart;

import java.util.List;
import org.jfree.data.xy.DefaultXYDataset;
import org.replsim.scenario.result.ScenarioResult;
import org.replsim.scenario.result.VariantResult;

/** Acknowledged commits per second over time, one line a variant. */
final class ThroughputChart implements Chart {

    private static final String COLUMN = "throughput";

    @Override
    public String name() {
        return "throughput";
    }

    @Override
    public boolean applies(ScenarioResult result) {
        return Columns.anyAbove(result, VariantResult::primary, COLUMN, 0);
    }

    @Override
    public Picture build(ScenarioResult result) {
        TimeFrame frame = new TimeFrame(result);
        DefaultXYDataset data = Columns.perVariant(result, VariantResult::primary, COLUMN, Thinning.MEAN);
        Scale scale = Scale.fromZero(Extent.measured(result, data).greatest(), 6);
        return frame.picture(
                "How many commits does the primary acknowledge, and when?",
                "Acknowledged commits per second on " + result.variants().get(0).primary(),
                TimeFrame.legend(result),
                List.of(frame.panel("commits/s", 350, scale, data)));
    }
}
