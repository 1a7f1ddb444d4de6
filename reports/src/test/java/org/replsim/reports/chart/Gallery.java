package org.replsim.reports.chart;

import java.io.IOException;
import java.nio.file.Path;
import org.replsim.reports.SyntheticResults;

/** Draws the charts of made-up results, for looking at them. */
final class Gallery {

    private Gallery() {}

    /** Draws into a folder. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        ChartFiles.write(SyntheticResults.one(), folder.resolve("one"));
        ChartFiles.write(SyntheticResults.asyncAndSemiSync(), folder.resolve("two"));
        ChartFiles.write(SyntheticResults.ten(), folder.resolve("ten"));
    }
}
