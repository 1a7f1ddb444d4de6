package org.replsim.admin.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Pattern;

/** find and xargs. */
final class FindVerbs {

    private static final long DAY_SECONDS = 86_400;

    private FindVerbs() {}

    static void addTo(SortedMap<String, Verb> all) {
        all.put("find", FindVerbs::find);
        all.put("xargs", FindVerbs::xargs);
    }

    /** A file pattern of find and ls as a regular expression. */
    static Pattern glob(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (char c : pattern.toCharArray()) {
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                case '[', ']' -> regex.append(c);
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString());
    }

    private static void find(Process process) {
        List<String> words = process.arguments();
        int first = 0;
        while (first < words.size() && !words.get(first).startsWith("-")) {
            first++;
        }
        List<String> tests = words.subList(first, words.size());
        List<String> places = first == 0 ? List.of(".") : words.subList(0, first);
        int exit = 0;
        for (String place : places) {
            String root = process.shell().path(place);
            if (process.files().find(root).isEmpty()) {
                process.error("find: ‘" + place + "’: No such file or directory");
                exit = 1;
                continue;
            }
            for (FileEntry entry : process.files().all()) {
                boolean inside =
                        entry.path().equals(root) || entry.path().startsWith(root.equals("/") ? root : root + "/");
                if (inside && passes(entry, tests, process.shell().seconds())) {
                    found(process, entry, place, root, tests.contains("-delete"));
                }
            }
        }
        process.exit(exit);
    }

    private static void found(Process process, FileEntry entry, String place, String root, boolean delete) {
        if (delete) {
            process.files().remove(entry.path());
        } else {
            String rest = entry.path().substring(root.length());
            process.line(place.endsWith("/") && rest.startsWith("/") ? place + rest.substring(1) : place + rest);
        }
    }

    private static boolean passes(FileEntry entry, List<String> tests, long now) {
        for (int i = 0; i + 1 < tests.size(); i++) {
            String value = tests.get(i + 1);
            boolean passes = switch (tests.get(i)) {
                case "-type" -> value.equals(entry.directory() ? "d" : "f");
                case "-name" -> glob(value).matcher(entry.name()).matches();
                case "-mtime" -> compares((now - entry.seconds()) / DAY_SECONDS, value);
                case "-mmin" -> compares((now - entry.seconds()) / 60, value);
                default -> true;
            };
            if (!passes) {
                return false;
            }
        }
        return true;
    }

    /** {@code +7}: more, {@code -7}: less. */
    private static boolean compares(long number, String wanted) {
        long bound = Long.parseLong(wanted.replaceFirst("^[+-]", "").replaceFirst("^$|\\D.*", "0"));
        return wanted.startsWith("+") ? number > bound : wanted.startsWith("-") ? number < bound : number == bound;
    }

    private static void xargs(Process process) {
        List<String> words = new ArrayList<>(process.arguments());
        boolean notIfEmpty = false;
        while (!words.isEmpty() && words.get(0).startsWith("-")) {
            notIfEmpty |= words.remove(0).contains("r");
        }
        if (words.isEmpty()) {
            words.add("echo");
        }
        String input = process.input().strip();
        if (input.isEmpty() && notIfEmpty) {
            process.exit(0);
            return;
        }
        if (!input.isEmpty()) {
            words.addAll(Arrays.asList(input.split("\\s+", -1)));
        }
        process.start(words, "", process.streams(), code -> process.exit(code == 0 ? 0 : 123));
    }
}
