package org.replsim.admin.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.function.IntConsumer;

/** Programs about the host, and the shell's own commands. */
final class SystemVerbs {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final long DAY_SECONDS = 86_400;

    private SystemVerbs() {}

    static void addTo(SortedMap<String, Verb> all) {
        all.put("date", SystemVerbs::date);
        all.put("sleep", SystemVerbs::sleep);
        all.put("hostname", process -> process.line(process.shell().host()).exit(0));
        all.put("whoami", process -> process.line("root").exit(0));
        all.put(
                "id",
                process ->
                        process.line("uid=0(root) gid=0(root) groups=0(root)").exit(0));
        all.put("uptime", SystemVerbs::uptime);
        all.put("true", process -> process.exit(0));
        all.put(":", process -> process.exit(0));
        all.put("false", process -> process.exit(1));
        all.put("clear", process -> process.exit(0));
        all.put("export", SystemVerbs::export);
        all.put("exit", SystemVerbs::exit);
        all.put("sh", SystemVerbs::script);
        all.put("bash", SystemVerbs::script);
        all.put("source", SystemVerbs::script);
        all.put(".", SystemVerbs::script);
        all.put("which", SystemVerbs::which);
        all.put("mail", SystemVerbs::mail);
        all.put("mailx", SystemVerbs::mail);
        for (String prefix : List.of("sudo", "nohup", "time")) {
            all.put(prefix, SystemVerbs::prefixed);
        }
        for (String editor : List.of("vim", "vi", "nano", "emacs")) {
            all.put(editor, SystemVerbs::edit);
        }
        for (String manager : List.of("yum", "dnf", "apt", "apt-get", "rpm")) {
            all.put(manager, SystemVerbs::install);
        }
    }

    private static void date(Process process) {
        long seconds = process.shell().seconds();
        List<String> words = new ArrayList<>(process.arguments());
        int when = words.indexOf("-d");
        if (when >= 0 && when + 1 < words.size()) {
            seconds += shift(words.get(when + 1));
            words.subList(when, when + 2).clear();
        }
        String format = words.isEmpty() ? "" : words.get(0);
        if (format.startsWith("+")) {
            process.line(Dates.format(format.substring(1), seconds)).exit(0);
        } else if (words.isEmpty()) {
            process.line(Dates.plain(seconds)).exit(0);
        } else {
            process.fail(1, "date: invalid date ‘" + format + "’");
        }
    }

    /** {@code yesterday}, {@code -7 days}, {@code 2 days ago}. */
    private static long shift(String words) {
        String digits = words.replaceAll("\\D", "");
        long count = digits.isEmpty() ? 1 : Long.parseLong(digits);
        boolean past = words.contains("ago") || words.contains("-") || words.contains("yesterday");
        long unit =
                words.contains("hour") ? 3600 : words.contains("min") ? 60 : words.contains("now") ? 0 : DAY_SECONDS;
        return (past ? -count : count) * unit;
    }

    private static void sleep(Process process) {
        String word = process.arguments().isEmpty() ? "" : process.arguments().get(0);
        if (!word.matches("\\d{1,9}(\\.\\d+)?[smhd]?")) {
            process.fail(1, "sleep: invalid time interval ‘" + word + "’");
            return;
        }
        double unit = switch (word.charAt(word.length() - 1)) {
            case 'm' -> 60;
            case 'h' -> 3600;
            case 'd' -> DAY_SECONDS;
            default -> 1;
        };
        double number = Double.parseDouble(word.replaceAll("[smhd]", ""));
        process.after((long) (number * unit * NANOS_PER_SECOND), () -> process.exit(0));
    }

    private static void uptime(Process process) {
        long up = (long) (process.shell().shells().simulation().now() / NANOS_PER_SECOND);
        process.line(String.format(
                        Locale.ROOT,
                        " %s up %d days, %2d:%02d,  1 user,  load average: 0.00, 0.00, 0.00",
                        Dates.format("%T", process.shell().seconds()),
                        up / DAY_SECONDS,
                        up / 3600 % 24,
                        up / 60 % 60))
                .exit(0);
    }

    private static void export(Process process) {
        for (String word : process.arguments()) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                process.shell().variable(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        process.exit(0);
    }

    private static void exit(Process process) {
        String code = process.arguments().isEmpty() ? "0" : process.arguments().get(0);
        int number = code.matches("\\d{1,3}") ? Integer.parseInt(code) : 2;
        process.shell().exited(number);
        process.exit(number);
    }

    /** {@code source} runs a script in this shell; {@code sh} in one of its own, whose directory and variables end with it. */
    private static void script(Process process) {
        Shell shell = process.shell();
        List<String> words = process.arguments();
        boolean own = process.name().endsWith("sh");
        IntConsumer end = own ? shell.subshell(process::exit) : process::exit;
        if (words.size() > 1 && words.get(0).equals("-c")) {
            shell.interpreter().run(words.get(1), process.streams(), end);
            return;
        }
        if (words.isEmpty()) {
            shell.interpreter().run(process.input(), process.streams(), end);
            return;
        }
        String path = shell.path(words.get(words.size() - 1));
        if (shell.files().isFile(path)) {
            shell.interpreter().run(shell.files().read(path), process.streams(), end);
        } else {
            process.fail(127, process.name() + ": " + words.get(words.size() - 1) + ": No such file or directory");
        }
    }

    /** The mail leaves the host; an empty one is remarked upon. */
    private static void mail(Process process) {
        List<String> others = new Arguments(process.arguments(), "scbraS", "").others();
        if (others.isEmpty()) {
            process.line("No mail for root");
        } else if (process.input().isEmpty()) {
            process.error("Null message body; hope that's ok");
        }
        process.exit(0);
    }

    private static void which(Process process) {
        int exit = 0;
        for (String name : process.arguments()) {
            if (Verbs.find(name) == null) {
                process.error("/usr/bin/which: no " + name + " in (/usr/local/mysql/bin:/usr/sbin:/usr/bin)");
                exit = 1;
            } else {
                process.line((name.startsWith("mysql") ? "/usr/local/mysql/bin/" : "/usr/bin/") + name);
            }
        }
        process.exit(exit);
    }

    private static void prefixed(Process process) {
        if (process.arguments().isEmpty()) {
            process.exit(0);
        } else {
            process.become(process.arguments());
        }
    }

    /** There is no editor: prints the file's end and how to change it. */
    private static void edit(Process process) {
        List<String> places = new Arguments(process.arguments(), "", "").others();
        String place = places.isEmpty() ? "FILE" : places.get(0);
        String path = process.shell().path(place);
        if (process.files().isFile(path)) {
            process.write(process.files().read(path));
        }
        process.line("# There is no editor here. " + (process.files().isFile(path) ? "This is the file. " : "")
                        + "To change it:")
                .line("#   echo 'log-slave-updates' >> " + place)
                .line("#   sed -i 's/old/new/' " + place)
                .line("#   sed -i '/line/d' " + place)
                .line("#   cat > " + place + " << EOF")
                .exit(0);
    }

    private static void install(Process process) {
        List<String> others = new Arguments(process.arguments(), "", "").others();
        if (others.contains("install") || process.name().equals("rpm")) {
            String packages = String.join(" ", others.subList(Math.min(1, others.size()), others.size()));
            process.line("Package " + packages + " is installed and changes nothing here")
                    .line("Complete!");
        } else {
            process.line("Nothing to do");
        }
        process.exit(0);
    }
}
