package org.replsim.reports.text;

import java.util.ArrayList;
import java.util.List;
import org.replsim.procedure.Step;
import org.replsim.run.CourseRecord;
import org.replsim.scenario.result.ScenarioResult;
import org.replsim.scenario.result.VariantResult;

/** The steps of procedures as bars one below the other, in plain text. */
final class Waterfall {

    private static final int BAR = 36;
    private static final int MOST_STEPS = 24;
    private static final int MOST_COURSES = 6;
    private static final int LEAST_OUTCOME = 12;

    private Waterfall() {}

    /** A title and its lines, for each procedure of each variant. */
    record Block(String title, List<String> lines) {}

    /** The blocks, at most so wide; none if no procedure has done anything. */
    static List<Block> of(ScenarioResult result, int width) {
        List<Block> blocks = new ArrayList<>();
        boolean alone = result.variants().size() == 1;
        int left = 0;
        for (VariantResult variant : result.variants()) {
            for (CourseRecord course : variant.courses()) {
                if (course.steps().isEmpty()) {
                    continue;
                }
                if (blocks.size() == MOST_COURSES) {
                    left++;
                } else {
                    blocks.add(block((alone ? "" : variant.name() + ": ") + course.name(), course, variant, width));
                }
            }
        }
        if (left > 0) {
            blocks.add(new Block(left + " more procedures: see courses.csv", List.of()));
        }
        return blocks;
    }

    private static Block block(String name, CourseRecord course, VariantResult variant, int width) {
        List<Step> steps = course.steps();
        long from = steps.stream().mapToLong(Step::fromNanos).min().orElse(0);
        long to = steps.stream().mapToLong(step -> end(step, variant)).max().orElse(from);
        boolean over = steps.stream().allMatch(Step::over);
        String title = name + ", from " + Quantity.instant(from) + ": "
                + (over ? Quantity.duration((double) to - from) : "still under way at the end of the run");
        List<Step> shown = steps.subList(0, Math.min(steps.size(), MOST_STEPS));
        int phases = shown.stream()
                .mapToInt(step -> phase(step, course).length())
                .max()
                .orElse(0);
        int places =
                shown.stream().mapToInt(step -> step.where().length()).max().orElse(0);
        int times = shown.stream()
                .mapToInt(step -> time(step, variant).length())
                .max()
                .orElse(0);
        List<String> lines = new ArrayList<>();
        for (Step step : shown) {
            String time = time(step, variant);
            String line = "  " + Table.pad(phase(step, course), phases) + "  "
                    + (places == 0 ? "" : Table.pad(step.where(), places) + "  ")
                    + " ".repeat(times - time.length()) + time + "  |" + bar(step, from, to, variant) + "|";
            lines.addAll(withOutcome(line, step.outcome(), width));
        }
        if (shown.size() < steps.size()) {
            lines.add("  ... " + (steps.size() - shown.size()) + " more steps: see courses.csv");
        }
        return new Block(title, lines);
    }

    /** The outcome stands behind its bar where there is room for it, else below. */
    private static List<String> withOutcome(String line, String outcome, int width) {
        if (outcome.isEmpty()) {
            return List.of(line);
        }
        int room = width - line.length() - 1;
        if (room < LEAST_OUTCOME) {
            List<String> lines = new ArrayList<>(List.of(line));
            Paragraph.wrap(outcome, width - 8, "").forEach(part -> lines.add("        " + part));
            return lines;
        }
        List<String> words = Paragraph.wrap(outcome, room, "");
        List<String> lines = new ArrayList<>(List.of(line + " " + words.get(0)));
        words.stream().skip(1).forEach(part -> lines.add(" ".repeat(line.length() + 1) + part));
        return lines;
    }

    private static String phase(Step step, CourseRecord course) {
        boolean several = course.steps().stream().anyMatch(other -> other.attempt() != step.attempt());
        return (several ? step.attempt() + " " : "") + step.phase();
    }

    private static String time(Step step, VariantResult variant) {
        return (step.over() ? "" : "> ") + Quantity.duration((double) step.nanos(variant.endNanos()));
    }

    private static long end(Step step, VariantResult variant) {
        return step.over() ? step.toNanos() : variant.endNanos();
    }

    private static String bar(Step step, long from, long to, VariantResult variant) {
        double scale = to == from ? 0 : BAR / (double) (to - from);
        int begin = (int) Math.min(BAR - 1, Math.round((step.fromNanos() - from) * scale));
        int end = (int) Math.max(begin + 1, Math.min(BAR, Math.round((end(step, variant) - from) * scale)));
        String mark = step.over() ? "=" : "-";
        String last = step.over() ? "" : ">";
        return " ".repeat(begin) + mark.repeat(end - begin - last.length()) + last + " ".repeat(BAR - end);
    }
}
