package org.replsim.reports.chart;

import java.nio.file.Path;
import org.replsim.reports.SyntheticCourses;
import org.replsim.reports.SyntheticResults;
import org.replsim.reports.text.Style;
import org.replsim.reports.text.Summary;

/** Draws the charts of made-up results, for looking at them. */
final class Gallery {

    private Gallery() {}

    /** Draws into a folder. */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        Summary.of(SyntheticResults.one(), Style.COLOUR, "results/one-001: 7 charts (PNG, SVG), results.json, CSV")
                .forEach(System.out::println);
        Summary.of(SyntheticResults.asyncAndSemiSync(), Style.PLAIN, "results/two")
                .forEach(System.out::println);
        Summary.of(SyntheticResults.ten(), Style.PLAIN, "results/ten").forEach(System.out::println);
        Summary.of(SyntheticCourses.several(), Style.PLAIN, "results/several").forEach(System.out::println);
        ChartFiles.write(SyntheticCourses.several(), folder.resolve("several"));
        ChartFiles.write(SyntheticResults.one(), folder.resolve("one"));
        ChartFiles.write(SyntheticResults.asyncAndSemiSync(), folder.resolve("two"));
        ChartFiles.write(SyntheticResults.ten(), folder.resolve("ten"));
    }
}
