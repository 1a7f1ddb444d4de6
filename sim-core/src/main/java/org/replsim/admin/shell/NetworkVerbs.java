package org.replsim.admin.shell;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import org.replsim.net.Link;
import org.replsim.net.LinkState;

/** ping, scp, ss and netstat. */
final class NetworkVerbs {

    /** Connecting, keys and login of scp: round trips; a usual figure, not measured. */
    private static final int SSH_ROUND_TRIPS = 10;

    private static final long SSH_TIMEOUT_NANOS = 127_000_000_000L;
    private static final long SECOND = 1_000_000_000L;

    private NetworkVerbs() {}

    static void addTo(SortedMap<String, Verb> all) {
        all.put("ping", NetworkVerbs::ping);
        all.put("scp", NetworkVerbs::copy);
        all.put("ss", NetworkVerbs::listening);
        all.put("netstat", NetworkVerbs::listening);
    }

    /** The link between a server of one host and one of another, if there is one. */
    static Optional<Link> link(Machine one, Machine other) {
        return one.instances().stream()
                .flatMap(mine -> other.instances().stream()
                        .flatMap(its -> one.cluster().findLink(mine.name(), its.name()).stream()))
                .findFirst();
    }

    private static void ping(Process process) {
        Arguments arguments = new Arguments(process.arguments(), "ciW", "");
        String host = arguments.others().isEmpty() ? "" : arguments.others().get(0);
        Machine here = process.shell().machine();
        Optional<Machine> there = process.shell().shells().find(host);
        if (there.isEmpty()) {
            process.fail(2, "ping: " + host + ": Name or service not known");
            return;
        }
        int count = Integer.parseInt(arguments.value("4", "c"));
        Optional<Link> link = link(here, there.get());
        boolean up = there.get() == here
                || link.map(each -> each.state() == LinkState.UP || each.state() == LinkState.RESET)
                        .orElse(false);
        double millis = there.get() == here
                ? 0.03
                : link.map(each -> each.rttNanos() / 1e6).orElse(0.0);
        String address = there.get().host().address();
        process.line("PING " + host + " (" + address + ") 56(84) bytes of data.");
        process.after(Math.max(0, count - 1) * SECOND, () -> {
            for (int i = 1; up && i <= count; i++) {
                process.line(String.format(
                        Locale.ROOT, "64 bytes from %s: icmp_seq=%d ttl=64 time=%.3f ms", address, i, millis));
            }
            process.line("").line("--- " + host + " ping statistics ---");
            process.line(count + " packets transmitted, " + (up ? count : 0) + " received, " + (up ? 0 : 100)
                    + "% packet loss");
            process.exit(up ? 0 : 1);
        });
    }

    private static void copy(Process process) {
        List<String> places = new Arguments(process.arguments(), "Pioc", "").others();
        if (places.size() < 2) {
            process.fail(1, "usage: scp [options] source ... target");
            return;
        }
        String target = places.get(places.size() - 1);
        String first = places.get(0);
        boolean pull = first.contains(":") && !target.contains(":");
        String remote = pull ? first : target;
        if (!remote.contains(":")) {
            process.become(List.of("cp", first, target));
            return;
        }
        String host = remote.substring(remote.indexOf('@') + 1, remote.indexOf(':'));
        Optional<Machine> there = process.shell().shells().find(host);
        if (there.isEmpty()) {
            process.fail(1, "ssh: Could not resolve hostname " + host + ": Name or service not known\nlost connection");
            return;
        }
        Machine here = process.shell().machine();
        Optional<Link> link = link(here, there.get());
        if (there.get() != here && link.map(Link::state).orElse(LinkState.SILENT) != LinkState.UP) {
            process.after(
                    SSH_TIMEOUT_NANOS,
                    () -> process.fail(
                            1, "ssh: connect to host " + host + " port 22: Connection timed out\nlost connection"));
            return;
        }
        HostFiles from = pull ? there.get().files() : here.files();
        HostFiles to = pull ? here.files() : there.get().files();
        String directory = pull
                ? process.shell().path(target)
                : HostFiles.absolute(HostFiles.HOME, target.substring(target.indexOf(':') + 1));
        transfer(process, places.subList(0, places.size() - 1), from, to, directory, link);
    }

    private static void transfer(
            Process process, List<String> places, HostFiles from, HostFiles to, String target, Optional<Link> link) {
        long nanos = link.map(each -> each.rttNanos() * SSH_ROUND_TRIPS).orElse(0L);
        boolean into = to.isDirectory(target);
        if (!into && !to.isDirectory(to.parent(target))) {
            process.fail(1, "scp: " + target + ": No such file or directory");
            return;
        }
        for (String place : places) {
            String path = HostFiles.absolute(
                    process.files() == from ? process.shell().directory() : HostFiles.HOME,
                    place.substring(place.indexOf(':') + 1));
            if (!from.isFile(path)) {
                process.fail(1, place + ": No such file or directory");
                return;
            }
            String content = from.read(path);
            long bytes = Contents.bytes(content);
            nanos += link.map(each -> (long) (bytes / each.bytesPerSecond() * SECOND))
                    .orElse(0L);
            String name = path.substring(path.lastIndexOf('/') + 1);
            String end = into ? HostFiles.absolute(target, name) : target;
            long when = nanos;
            if (place.equals(places.get(places.size() - 1))) {
                process.after(when, () -> {
                    to.write(end, content);
                    process.line(line(name, bytes, when)).exit(0);
                });
            } else {
                to.write(end, content);
                process.line(line(name, bytes, when));
            }
        }
    }

    private static String line(String name, long bytes, long nanos) {
        long seconds = nanos / SECOND;
        return String.format(
                Locale.ROOT,
                "%-40s 100%% %8s   %02d:%02d",
                name,
                bytes < 10_000 ? bytes + "" : bytes < 10_000_000 ? bytes / 1024 + "KB" : (bytes >> 20) + "MB",
                seconds / 60,
                seconds % 60);
    }

    private static void listening(Process process) {
        process.line("State      Recv-Q Send-Q        Local Address:Port          Peer Address:Port");
        process.line("LISTEN     0      128                       *:22                       *:*");
        for (Instance instance : process.shell().machine().instances()) {
            if (instance.runs()) {
                process.line(String.format(
                        Locale.ROOT,
                        "LISTEN     0      80                        *:%-5d                    *:*",
                        instance.port()));
            }
        }
        process.exit(0);
    }
}
