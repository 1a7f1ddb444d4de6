package org.replsim.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.replsim.reports.chart.ChartFiles;
import org.replsim.scenario.result.ScenarioResult;

/** The charts of a result in its folder, and what to say about them. */
final class DrawnCharts {

    /** The folder of charts in a result folder. */
    static final String FOLDER = "charts";

    private final ScenarioResult result;
    private String words = "no charts";

    DrawnCharts(ScenarioResult result) {
        this.result = result;
    }

    /** Draws them. Without fonts there are none, and the rest of the results stands. */
    void draw(Path folder) throws IOException {
        try {
            List<String> names = ChartFiles.write(result, folder.resolve(FOLDER));
            words = names.size() + " charts as PNG and SVG";
        } catch (ChartFiles.NoFonts e) {
            words = String.valueOf(e.getMessage());
        }
    }

    /** What was drawn, in words. */
    String words() {
        return words;
    }
}
