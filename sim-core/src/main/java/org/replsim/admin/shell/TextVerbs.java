package org.replsim.admin.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.function.UnaryOperator;

/** Programs that make a text of a text. */
final class TextVerbs {

    private TextVerbs() {}

    static void addTo(SortedMap<String, Verb> all) {
        all.put("cat", process -> transform(process, "", UnaryOperator.identity()));
        all.put("less", process -> transform(process, "", UnaryOperator.identity()));
        all.put("more", process -> transform(process, "", UnaryOperator.identity()));
        all.put("zcat", process -> transform(process, "", TextVerbs::expanded));
        all.put("head", process -> transform(process, "nc", text -> part(process, text, true)));
        all.put("tail", process -> transform(process, "nc", text -> part(process, text, false)));
        all.put("sort", process -> transform(process, "k", text -> sorted(process, text)));
        all.put("uniq", process -> transform(process, "", TextVerbs::unique));
        all.put("wc", TextVerbs::count);
        all.put("tee", TextVerbs::tee);
        all.put("echo", TextVerbs::echo);
        all.put("gzip", TextVerbs::gzip);
        all.put("gunzip", TextVerbs::gzip);
    }

    /** Lines as a text. */
    static String joined(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    /** What a program reads: the files it names, or its input; null if one is not there, which was said. */
    static @org.jspecify.annotations.Nullable String read(Process process, List<String> places) {
        if (places.isEmpty()) {
            return process.input();
        }
        StringBuilder text = new StringBuilder();
        for (String place : places) {
            String path = process.shell().path(place);
            if (place.equals("-")) {
                text.append(process.input());
            } else if (process.files().isFile(path)) {
                text.append(process.files().read(path));
            } else {
                boolean directory = process.files().isDirectory(path);
                process.error(process.name() + ": " + place
                        + (directory ? ": Is a directory" : ": No such file or directory"));
                return null;
            }
        }
        return text.toString();
    }

    private static void transform(Process process, String withValue, UnaryOperator<String> how) {
        String text = read(process, new Arguments(numbered(process.arguments()), withValue, "").others());
        if (text == null) {
            process.exit(1);
        } else {
            process.write(how.apply(text)).exit(0);
        }
    }

    /** {@code -5} is {@code -n 5}. */
    private static List<String> numbered(List<String> words) {
        List<String> all = new ArrayList<>();
        for (String word : words) {
            all.add(word.matches("-\\d+") ? "-n" + word.substring(1) : word);
        }
        return all;
    }

    private static String part(Process process, String text, boolean head) {
        Arguments arguments = new Arguments(numbered(process.arguments()), "nc", "");
        List<String> lines = text.lines().toList();
        String wanted = arguments.value("10", "n", "lines");
        boolean fromStart = wanted.startsWith("+");
        int count = Integer.parseInt(wanted.replaceAll("\\D", "").replaceFirst("^$", "10"));
        int bounded = Math.min(count, lines.size());
        if (head) {
            return joined(lines.subList(0, bounded));
        }
        int start = fromStart ? Math.min(lines.size(), Math.max(0, count - 1)) : lines.size() - bounded;
        return joined(lines.subList(start, lines.size()));
    }

    private static String sorted(Process process, String text) {
        Arguments arguments = new Arguments(process.arguments(), "k", "");
        Comparator<String> order = arguments.has("n")
                ? Comparator.comparing(TextVerbs::leadingNumber).thenComparing(Comparator.naturalOrder())
                : Comparator.naturalOrder();
        List<String> lines = text.lines()
                .sorted(arguments.has("r") ? order.reversed() : order)
                .toList();
        return arguments.has("u") ? unique(joined(lines)) : joined(lines);
    }

    private static Long leadingNumber(String line) {
        String digits = line.strip().replaceFirst("^(\\d{0,18}).*", "$1");
        return digits.isEmpty() ? 0L : Long.parseLong(digits);
    }

    private static String unique(String text) {
        List<String> lines = new ArrayList<>();
        text.lines()
                .filter(line -> lines.isEmpty() || !line.equals(lines.get(lines.size() - 1)))
                .forEach(lines::add);
        return joined(lines);
    }

    private static String expanded(String text) {
        return Contents.isCompressed(text) ? Contents.expanded(text) : text;
    }

    private static void count(Process process) {
        Arguments arguments = new Arguments(process.arguments(), "", "");
        String text = read(process, arguments.others());
        if (text == null) {
            process.exit(1);
            return;
        }
        long lines = text.chars().filter(c -> c == '\n').count();
        long words = text.isBlank() ? 0 : text.strip().split("\\s+", -1).length;
        boolean all = !arguments.has("l", "w", "c");
        List<String> numbers = new ArrayList<>();
        if (all || arguments.has("l")) {
            numbers.add(String.valueOf(lines));
        }
        if (all || arguments.has("w")) {
            numbers.add(String.valueOf(words));
        }
        if (all || arguments.has("c")) {
            numbers.add(String.valueOf(Contents.bytes(text)));
        }
        numbers.addAll(arguments.others());
        process.line(String.join(" ", numbers)).exit(0);
    }

    private static void tee(Process process) {
        Arguments arguments = new Arguments(process.arguments(), "", "");
        for (String place : arguments.others()) {
            String path = process.shell().path(place);
            String before = arguments.has("a") ? process.files().read(path) : "";
            process.files().write(path, before + process.input());
        }
        process.write(process.input()).exit(0);
    }

    private static void echo(Process process) {
        List<String> words = new ArrayList<>(process.arguments());
        boolean escapes = false;
        boolean newline = true;
        while (!words.isEmpty() && words.get(0).matches("-[neE]+")) {
            String option = words.remove(0);
            escapes |= option.contains("e");
            newline &= !option.contains("n");
        }
        String text = String.join(" ", words);
        process.write((escapes ? unescaped(text) : text) + (newline ? "\n" : ""))
                .exit(0);
    }

    private static String unescaped(String text) {
        return text.replace("\\\\", "\0")
                .replaceAll("\\\\0?33|\\\\e", "\u001b")
                .replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace("\0", "\\");
    }

    private static void gzip(Process process) {
        Arguments arguments = new Arguments(process.arguments(), "", "");
        boolean expand = process.name().equals("gunzip") || arguments.has("d", "decompress");
        if (arguments.others().isEmpty()) {
            String text = process.input();
            if (expand && !Contents.isCompressed(text)) {
                process.fail(1, "gzip: stdin: not in gzip format");
            } else {
                process.write(expand ? Contents.expanded(text) : Contents.compressed(text))
                        .exit(0);
            }
            return;
        }
        int exit = 0;
        for (String place : arguments.others()) {
            exit = Math.max(exit, gzip(process, place, expand, arguments.has("c"), arguments.has("k")));
        }
        process.exit(exit);
    }

    private static int gzip(Process process, String place, boolean expand, boolean toOutput, boolean keep) {
        HostFiles files = process.files();
        String path = process.shell().path(place);
        if (expand && !files.isFile(path) && files.isFile(path + ".gz")) {
            path += ".gz";
        }
        String problem = !files.isFile(path)
                ? "No such file or directory"
                : expand && !path.endsWith(".gz")
                        ? "unknown suffix -- ignored"
                        : expand && !Contents.isCompressed(files.read(path)) ? "not in gzip format" : "";
        if (!problem.isEmpty()) {
            process.error("gzip: " + place + ": " + problem);
            return 1;
        }
        String text = files.read(path);
        String result = expand ? Contents.expanded(text) : Contents.compressed(text);
        if (toOutput) {
            process.write(result);
            return 0;
        }
        files.write(expand ? path.substring(0, path.length() - 3) : path + ".gz", result);
        if (!keep) {
            files.remove(path);
        }
        return 0;
    }
}
