package org.replsim.reports.chart;

import java.util.List;
import org.jfree.data.xy.DefaultXYDataset;
import org.replsim.reports.text.Quantity;
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
        return TimeFrame.anyAbove(result, VariantResult::primary, COLUMN, 0);
    }

    @Override
    public Picture build(ScenarioResult result) {
        TimeFrame frame = new TimeFrame(result);
        DefaultXYDataset data = TimeFrame.perVariant(result, VariantResult::primary, COLUMN, Thinning.MEAN);
        Scale scale = Scale.fromZero(TimeFrame.max(data), 6, Quantity::number);
        return frame.picture(
                "How many commits does the primary acknowledge, and when?",
                "Acknowledged commits per second on "
                        + result.variants().get(0).primary(),
                TimeFrame.legend(result),
                List.of(frame.panel("commits/s", scale, data)),
                Picture.HEIGHT);
    }
}
