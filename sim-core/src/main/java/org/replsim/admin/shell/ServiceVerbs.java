package org.replsim.admin.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.IntConsumer;

/** Starting, stopping and killing server processes. */
final class ServiceVerbs {

    /** From SIGTERM to the end of the process (measured with an idle server, spec 2.9). */
    static final long STOP_NANOS = 200_000_000L;

    /** From the start of the process to its first connection; a usual figure, not measured. */
    static final long START_NANOS = 1_000_000_000L;

    private static final String MISSING_PID = "ERROR! MySQL server PID file could not be found!";

    private ServiceVerbs() {}

    static void addTo(SortedMap<String, Verb> all) {
        all.put("service", process -> {
            List<String> words = process.arguments();
            service(process, words.isEmpty() ? "" : words.get(0), words.size() < 2 ? "" : words.get(1));
        });
        all.put("systemctl", process -> {
            List<String> words = new Arguments(process.arguments(), "", "").others();
            service(process, words.size() < 2 ? "mysqld" : words.get(1), words.isEmpty() ? "" : words.get(0));
        });
        all.put("mysqladmin", ServiceVerbs::admin);
        all.put(
                "mysqld_safe",
                process -> mine(process, "")
                        .ifPresentOrElse(instance -> start(process, instance, process::exit), () -> noServer(process)));
        all.put("pidof", ServiceVerbs::pids);
        all.put("pgrep", ServiceVerbs::pids);
        all.put("kill", ServiceVerbs::kill);
        all.put("pkill", ServiceVerbs::kill);
        all.put("killall", ServiceVerbs::kill);
        all.put("ps", ServiceVerbs::processes);
    }

    /** /etc/init.d/mysqld. */
    static void script(Process process) {
        service(
                process,
                process.name(),
                process.arguments().isEmpty() ? "" : process.arguments().get(0));
    }

    private static void service(Process process, String service, String action) {
        String unit = service.replaceFirst("\\.service$", "");
        if (unit.equals("iptables")) {
            if (action.equals("stop")) {
                process.shell().machine().firewall().flush();
            }
            process.exit(0);
            return;
        }
        int at = unit.indexOf('@');
        String base = at < 0 ? unit : unit.substring(0, at);
        Optional<Instance> found = mine(process, at < 0 ? "" : unit.substring(at + 1));
        if (!List.of("mysqld", "mysql", "mariadb").contains(base) || found.isEmpty()) {
            process.fail(1, service + ": unrecognized service");
            return;
        }
        Instance instance = found.get();
        switch (action) {
            case "start" -> start(process, instance, process::exit);
            case "stop" -> stop(process, instance, process::exit);
            case "restart", "force-restart" -> stop(process, instance, code -> start(process, instance, process::exit));
            case "status" -> status(process, instance);
            case "enable", "disable", "is-active", "reload", "daemon-reload" ->
                process.line(instance.runs() ? "active" : "inactive").exit(0);
            default -> process.fail(1, "Usage: " + base + "  {start|stop|restart|status}");
        }
    }

    private static void status(Process process, Instance instance) {
        if (instance.runs()) {
            process.line("SUCCESS! MySQL running (" + instance.pid() + ")").exit(0);
        } else {
            process.line(
                    instance.node().cleanly()
                            ? "ERROR! MySQL is not running"
                            : "ERROR! MySQL is not running, but PID file exists");
            process.exit(instance.node().cleanly() ? 3 : 1);
        }
    }

    private static void start(Process process, Instance instance, IntConsumer then) {
        if (instance.runs()) {
            process.line("Starting MySQL SUCCESS! ");
            then.accept(0);
            return;
        }
        process.after(START_NANOS, () -> {
            List<String> errors = instance.runs() ? List.of() : instance.start();
            if (errors.isEmpty()) {
                ignoredOptions(process, instance);
                process.line("Starting MySQL. SUCCESS! ");
                then.accept(0);
                return;
            }
            errors.forEach(process::error);
            process.error("Starting MySQL. ERROR! The server quit without updating PID file ("
                    + instance.dataDirectory() + "/" + instance.name() + ".pid).");
            then.accept(1);
        });
    }

    private static void ignoredOptions(Process process, Instance instance) {
        MyCnf read = MyCnf.parse(process.files().read(ConfigFile.PATH), ConfigFile.PATH, instance.node());
        if (!read.ignored().isEmpty()) {
            process.error("# not modelled, without effect: " + String.join(", ", read.ignored()));
        }
    }

    private static void stop(Process process, Instance instance, IntConsumer then) {
        if (!instance.runs()) {
            process.error(MISSING_PID);
            then.accept(1);
            return;
        }
        instance.stop();
        process.after(STOP_NANOS, () -> {
            process.line("Shutting down MySQL.. SUCCESS! ");
            then.accept(0);
        });
    }

    private static void admin(Process process) {
        Arguments arguments = new Arguments(process.arguments(), "uhPS", "p");
        Target target = Target.of(process, arguments);
        String refusal = target.refusal();
        if (!refusal.isEmpty()) {
            target.afterTimeout(
                    process,
                    () -> process.fail(
                            1,
                            "mysqladmin: connect to server at '" + target.host() + "' failed\nerror: '"
                                    + refusal.replaceFirst("^ERROR \\d+ \\(\\w+\\): ", "") + "'"));
            return;
        }
        Instance instance = target.instance();
        switch (arguments.others().isEmpty() ? "" : arguments.others().get(0)) {
            case "shutdown" -> {
                instance.stop();
                process.after(STOP_NANOS, () -> process.exit(0));
            }
            case "ping" -> process.line("mysqld is alive").exit(0);
            case "status" -> {
                long up = process.shell().shells().simulation().now() / 1_000_000_000L;
                process.line("Uptime: " + up + "  Threads: "
                                + process.shell()
                                        .shells()
                                        .admin()
                                        .sessions(instance.node())
                                        .size()
                                + "  Open tables: 0  Queries per second avg: 0.0")
                        .exit(0);
            }
            default -> process.fail(1, "mysqladmin: knows shutdown, ping and status here");
        }
    }

    private static void pids(Process process) {
        List<String> pids = running(process).stream()
                .map(instance -> String.valueOf(instance.pid()))
                .toList();
        if (pids.isEmpty() || !isServer(process.arguments())) {
            process.exit(1);
        } else {
            process.line(String.join(" ", pids)).exit(0);
        }
    }

    private static boolean isServer(List<String> words) {
        return words.stream()
                .anyMatch(word -> List.of("mysqld", "mariadbd", "mysqld_safe").contains(word));
    }

    /** Signals 9 and KILL end the process at once; all others let it shut down. */
    private static void kill(Process process) {
        List<String> words = new ArrayList<>(process.arguments());
        boolean hard = words.removeIf(word -> word.matches("-(9|KILL|SIGKILL|ABRT|6|SEGV|11)"));
        words.removeIf(word -> word.startsWith("-"));
        List<Instance> victims = running(process).stream()
                .filter(instance -> words.contains(String.valueOf(instance.pid())) || isServer(words))
                .toList();
        if (words.isEmpty()) {
            process.fail(1, process.name() + ": usage: " + process.name() + " [-9] PID|NAME");
        } else if (victims.isEmpty()) {
            process.fail(
                    1,
                    process.name().equals("kill")
                            ? "-bash: kill: (" + words.get(0) + ") - No such process"
                            : words.get(0) + ": no process found");
        } else {
            victims.forEach(hard ? Instance::crash : Instance::stop);
            process.exit(0);
        }
    }

    private static void processes(Process process) {
        process.line("  PID TTY          TIME CMD");
        running(process)
                .forEach(instance -> process.line(" " + instance.pid() + " ?        00:00:01 mysqld --datadir="
                        + instance.dataDirectory() + " --port=" + instance.port()));
        process.exit(0);
    }

    private static List<Instance> running(Process process) {
        return process.shell().machine().instances().stream()
                .filter(Instance::runs)
                .toList();
    }

    private static Optional<Instance> mine(Process process, String name) {
        return process.shell().machine().instance(name);
    }

    private static void noServer(Process process) {
        process.fail(1, "no server is installed on " + process.shell().host());
    }
}
