package org.replsim.reports.chart;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.replsim.scenario.result.ScenarioResult;

/** All charts of a result as files, drawn two at a time. */
public final class ChartFiles {

    private static final int THREADS = 2;

    private ChartFiles() {}

    /** This Java runtime cannot draw text. The message is a part of a sentence. */
    public static final class NoFonts extends Exception {
        private static final long serialVersionUID = 1;

        NoFonts(Throwable cause) {
            super("no charts: this Java runtime finds no fonts; install fontconfig and a font", cause);
        }
    }

    /**
     * Draws every chart that applies, as {@code <name>.png} and {@code <name>.svg}.
     *
     * @return the names of the charts, in the order of a report
     * @throws NoFonts if the runtime cannot draw text; nothing is written
     */
    public static List<String> write(ScenarioResult result, Path folder) throws IOException, NoFonts {
        checkFonts();
        Files.createDirectories(folder);
        List<Chart> charts = Charts.of(result);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> drawn = new ArrayList<>();
            for (Chart chart : charts) {
                drawn.add(threads.submit(() -> {
                    write(chart.build(result), folder, chart.name());
                    return null;
                }));
            }
            for (Future<?> one : drawn) {
                await(one);
            }
        } finally {
            threads.shutdownNow();
        }
        return charts.stream().map(Chart::name).toList();
    }

    private static void checkFonts() throws NoFonts {
        try {
            new Font(Font.SANS_SERIF, Font.PLAIN, 12)
                    .getStringBounds("replsim", new FontRenderContext(null, true, true));
        } catch (LinkageError | InternalError | RuntimeException e) {
            throw new NoFonts(e);
        }
    }

    private static void write(Picture picture, Path folder, String name) throws IOException {
        PngFile.write(picture, folder.resolve(name + ".png"));
        SvgFile.write(picture, folder.resolve(name + ".svg"));
    }

    private static void await(Future<?> drawn) throws IOException {
        try {
            drawn.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while drawing charts", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IllegalStateException("a chart could not be drawn", e.getCause());
        }
    }
}
