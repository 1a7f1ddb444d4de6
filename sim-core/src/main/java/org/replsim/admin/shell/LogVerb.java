package org.replsim.admin.shell;

import java.util.ArrayList;
import java.util.List;

/** mysqlbinlog: what is in log files, perhaps only between two positions. */
final class LogVerb {

    private static final String MARK = "# at ";

    private LogVerb() {}

    static void run(Process process) {
        Arguments arguments = new Arguments(joined(process.arguments()), "jo", "v");
        String from = arguments.value("4", "start-position", "j");
        String to = arguments.value(String.valueOf(Long.MAX_VALUE), "stop-position");
        for (String position : List.of(from, to)) {
            if (!position.matches("[0-9]{1,19}")) {
                process.fail(1, "mysqlbinlog: Unknown suffix used for a position (value '" + position + "')");
                return;
            }
        }
        long start = Long.parseLong(from);
        long stop = Long.parseLong(to);
        int exit = 0;
        int number = 0;
        for (String place : arguments.others()) {
            number++;
            String path = process.shell().path(place);
            String content = process.files().isFile(path) ? process.files().read(path) : "";
            if (!Contents.isLog(content)) {
                process.error("mysqlbinlog: File '" + place + "' "
                        + (process.files().isFile(path)
                                ? "is not a binary log file."
                                : "not found (Errcode: 2 \"No such file or directory\")"));
                exit = 1;
            } else {
                boolean last = number == arguments.others().size();
                process.write(
                        between(Contents.readable(content), number == 1 ? start : 4, last ? stop : Long.MAX_VALUE));
            }
        }
        process.exit(exit);
    }

    /** {@code --start-position 328} is {@code --start-position=328}. */
    private static List<String> joined(List<String> words) {
        List<String> all = new ArrayList<>();
        for (String word : words) {
            String before = all.isEmpty() ? "" : all.get(all.size() - 1);
            if (before.matches("--(start|stop)-position") && word.matches("\\d+")) {
                all.set(all.size() - 1, before + "=" + word);
            } else {
                all.add(word);
            }
        }
        return all;
    }

    /** The events that begin from one position on and before another one; head and end of the text stay. */
    private static String between(String text, long start, long stop) {
        StringBuilder out = new StringBuilder();
        boolean wanted = true;
        for (String line : text.lines().toList()) {
            if (line.startsWith(MARK)) {
                long position = Long.parseLong(line.substring(MARK.length()).strip());
                wanted = position == 4 || (position >= start && position < stop);
            } else if (line.startsWith("DELIMITER ;")) {
                wanted = true;
            }
            if (wanted) {
                out.append(line).append('\n');
            }
        }
        return out.toString();
    }
}
