package org.replsim.admin.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** grep and its variants. */
final class GrepVerbs {

    private GrepVerbs() {}

    static void addTo(SortedMap<String, Verb> all) {
        all.put("grep", process -> run(process, false));
        all.put("egrep", process -> run(process, true));
        all.put("fgrep", process -> run(process, false));
        all.put("zgrep", process -> run(process, false));
    }

    private static void run(Process process, boolean extended) {
        Arguments arguments = new Arguments(process.arguments(), "eABCm", "");
        List<String> others = new ArrayList<>(arguments.others());
        if (!arguments.has("e") && others.isEmpty()) {
            process.fail(2, "Usage: grep [OPTION]... PATTERN [FILE]...");
            return;
        }
        String regex = arguments.has("e") ? arguments.value("", "e") : others.remove(0);
        Pattern pattern;
        try {
            pattern = pattern(
                    regex,
                    arguments,
                    extended || arguments.has("E", "P"),
                    process.name().equals("fgrep"));
        } catch (PatternSyntaxException e) {
            process.fail(2, "grep: " + e.getDescription());
            return;
        }
        int exit = 1;
        boolean named = others.size() > 1 && !arguments.has("h") || arguments.has("H");
        for (String place : others.isEmpty() ? List.of("-") : others) {
            String text = TextVerbs.read(process, List.of(place));
            if (text == null) {
                process.exit(2);
                return;
            }
            String content =
                    Contents.isCompressed(text) && process.name().equals("zgrep") ? Contents.expanded(text) : text;
            if (search(process, pattern, content, arguments, named ? place + ":" : "") > 0) {
                exit = 0;
            }
        }
        process.exit(exit);
    }

    private static int search(Process process, Pattern pattern, String text, Arguments arguments, String prefix) {
        int found = 0;
        int number = 0;
        List<String> lines = text.lines().toList();
        int after = Integer.parseInt(arguments.value("0", "A", "C"));
        int before = Integer.parseInt(arguments.value("0", "B", "C"));
        int printed = 0;
        for (String line : lines) {
            number++;
            if (pattern.matcher(line).find() == arguments.has("v")) {
                continue;
            }
            found++;
            if (!arguments.has("c", "q", "l")) {
                int last = Math.min(lines.size(), number + after);
                for (int each = Math.max(printed + 1, number - before); each <= last; each++) {
                    process.line(prefix + (arguments.has("n") ? each + ":" : "") + lines.get(each - 1));
                    printed = each;
                }
            }
        }
        if (arguments.has("c")) {
            process.line(prefix + found);
        } else if (arguments.has("l") && found > 0) {
            process.line(prefix.isEmpty() ? "(standard input)" : prefix.substring(0, prefix.length() - 1));
        }
        return found;
    }

    private static Pattern pattern(String regex, Arguments arguments, boolean extended, boolean fixed) {
        String java = fixed || arguments.has("F") ? Pattern.quote(regex) : extended ? regex : basic(regex);
        String whole = arguments.has("w") ? "(?<!\\w)(?:" + java + ")(?!\\w)" : java;
        return Pattern.compile(whole, arguments.has("i") ? Pattern.CASE_INSENSITIVE : 0);
    }

    /** A basic regular expression: {@code \|}, {@code \(} and so on are the operators, without the backslash letters. */
    static String basic(String regex) {
        StringBuilder java = new StringBuilder();
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c == '\\' && i + 1 < regex.length()) {
                char next = regex.charAt(++i);
                java.append("|(){}+?".indexOf(next) >= 0 ? "" : "\\").append(next);
            } else {
                java.append("|(){}+?".indexOf(c) >= 0 ? "\\" : "").append(c);
            }
        }
        return java.toString();
    }
}
