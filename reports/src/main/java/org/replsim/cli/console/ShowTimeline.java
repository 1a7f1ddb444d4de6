package org.replsim.cli.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.replsim.admin.Answer;
import org.replsim.fault.TimelineEntry;
import org.replsim.reports.client.Box;

/** Shows what has happened and what is to come. */
final class ShowTimeline implements Command {

    @Override
    public String name() {
        return "show";
    }

    @Override
    public String usage() {
        return "show timeline";
    }

    @Override
    public String doc() {
        return "shows what has gone wrong so far and what is to come";
    }

    @Override
    public boolean means(List<String> words, Desk desk) {
        return words.size() == 2 && words.get(1).equalsIgnoreCase("timeline");
    }

    @Override
    public void run(List<String> words, Desk desk) {
        record Line(TimelineEntry entry, String origin) {}
        List<Line> lines = new ArrayList<>();
        desk.world.spec().timeline().forEach(entry -> lines.add(new Line(entry, "scenario")));
        desk.typed().forEach(entry -> lines.add(new Line(entry, "typed")));
        if (lines.isEmpty()) {
            desk.screen.say("nothing goes wrong in this scenario, and nothing was broken here");
            return;
        }
        long now = desk.clock.now();
        Stream<Line> sorted = lines.stream()
                .sorted(Comparator.comparingLong(line -> line.entry().atNanos()));
        desk.screen.print(Box.lines(new Answer.ResultSet(
                List.of("At", "What", "From", "Happened"),
                List.of(true, false, false, false),
                sorted.map(line -> List.of(
                                Span.exact(line.entry().atNanos()),
                                line.entry().fault().text(),
                                line.origin(),
                                line.entry().atNanos() > now
                                                || (now == 0 && line.origin().equals("scenario"))
                                        ? "no"
                                        : "yes"))
                        .toList())));
    }
}
