package org.replsim.admin.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * sed with one command for each expression: {@code s/a/b/}, {@code d}, {@code p}, {@code a text}, {@code i text} and
 * {@code c text}, behind a line number, a range, {@code $} or {@code /pattern/}; with -i it changes the file.
 */
final class SedVerb {

    private static final Pattern ADDRESS =
            Pattern.compile("^(?:/((?:[^/\\\\]|\\\\.)*)/|(\\d+|\\$)(?:,(\\d+|\\$))?)?\\s*");

    /** A command with the lines that it is for. */
    private record Edit(String pattern, int from, int to, char command, String first, String second, String flags) {

        boolean matches(String line, int number, int count, boolean extended) {
            if (!pattern.isEmpty()) {
                return Pattern.compile(extended ? pattern : GrepVerbs.basic(pattern))
                        .matcher(line)
                        .find();
            }
            int start = from < 0 ? count : from;
            int end = to < 0 ? count : to;
            return start == 0 || (number >= start && number <= Math.max(start, end));
        }
    }

    private SedVerb() {}

    static void run(Process process) {
        Arguments arguments = new Arguments(process.arguments(), "e", "i");
        List<String> others = new ArrayList<>(arguments.others());
        String script = arguments.has("e") ? arguments.value("", "e") : others.isEmpty() ? "" : others.remove(0);
        boolean extended = arguments.has("r", "E");
        try {
            Edit edit = parse(script);
            if (!arguments.has("i")) {
                String text = TextVerbs.read(process, others);
                process.write(text == null ? "" : edited(text, edit, arguments.has("n"), extended));
                process.exit(text == null ? 2 : 0);
                return;
            }
            for (String place : others) {
                String text = TextVerbs.read(process, List.of(place));
                if (text == null) {
                    process.exit(2);
                    return;
                }
                process.files().write(process.shell().path(place), edited(text, edit, arguments.has("n"), extended));
            }
            process.exit(0);
        } catch (PatternSyntaxException | IndexOutOfBoundsException e) {
            process.fail(
                    1, "sed: -e expression #1, char " + script.length() + ": unknown command or pattern: " + script);
        }
    }

    private static Edit parse(String script) {
        Matcher address = ADDRESS.matcher(script);
        int end = address.find() ? address.end() : 0;
        String pattern = address.group(1) == null ? "" : address.group(1).replace("\\/", "/");
        int from = number(address.group(2));
        int to = address.group(3) == null ? from : number(address.group(3));
        char command = script.charAt(end);
        String rest = script.substring(end + 1);
        if (command == 's') {
            List<String> parts = parts(rest);
            return new Edit(pattern, from, to, 's', parts.get(0), parts.get(1), parts.get(2));
        }
        if ("dpaic".indexOf(command) < 0) {
            throw new IndexOutOfBoundsException(script);
        }
        return new Edit(pattern, from, to, command, rest.replaceFirst("^\\\\?\\s*", ""), "", "");
    }

    private static int number(@org.jspecify.annotations.Nullable String address) {
        return address == null ? 0 : address.equals("$") ? -1 : Integer.parseInt(address);
    }

    /** Pattern, replacement and flags; the letter behind s divides them. */
    private static List<String> parts(String text) {
        char divider = text.charAt(0);
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                char next = text.charAt(++i);
                part.append(next == divider ? "" : "\\").append(next);
            } else if (c == divider) {
                parts.add(part.toString());
                part = new StringBuilder();
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    private static String edited(String text, Edit edit, boolean quiet, boolean extended) {
        List<String> out = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean matches = edit.matches(line, i + 1, lines.size(), extended);
            if (matches && edit.command() == 'i') {
                out.add(edit.first());
            }
            if (matches && edit.command() == 's') {
                line = replaced(line, edit, extended);
            }
            boolean gone = matches && (edit.command() == 'd' || edit.command() == 'c');
            if (!quiet && !gone) {
                out.add(line);
            }
            if (matches && edit.command() == 'p') {
                out.add(line);
            } else if (matches && (edit.command() == 'a' || edit.command() == 'c')) {
                out.add(edit.first());
            }
        }
        return TextVerbs.joined(out);
    }

    private static String replaced(String line, Edit edit, boolean extended) {
        String regex = extended ? edit.first() : GrepVerbs.basic(edit.first());
        String with = edit.second()
                .replace("$", "\\$")
                .replaceAll("\\\\(\\d)", "\\$$1")
                .replace("&", "$0");
        int flags = edit.flags().contains("i") || edit.flags().contains("I") ? Pattern.CASE_INSENSITIVE : 0;
        Matcher matcher = Pattern.compile(regex, flags).matcher(line);
        return edit.flags().contains("g") ? matcher.replaceAll(with) : matcher.replaceFirst(with);
    }
}
