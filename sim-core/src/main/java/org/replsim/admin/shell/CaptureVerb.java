package org.replsim.admin.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.replsim.admin.file.PacketCapture;
import org.replsim.cluster.Cluster;
import org.replsim.net.Link;

/**
 * tcpdump between this host and another one. It does not keep the shell: each call prints what went over the link since the
 * call before it, and goes on listening; the first one only begins. One capture listens on a link at a time. As with the
 * tcpdump of the tutorial, -n leaves out the names of hosts, and only -nn those of ports.
 */
final class CaptureVerb {

    private static final Pattern ADDRESS = Pattern.compile("[\\w.-]+");

    private CaptureVerb() {}

    static void run(Process process) {
        Machine here = process.shell().machine();
        Optional<Machine> there = other(process, here);
        if (there.isEmpty()) {
            process.fail(1, "tcpdump: name the other host here: tcpdump -n -i eth0 host A and B");
            return;
        }
        Machine peer = there.get();
        Optional<PacketCapture> before = here.capture(peer.host().name());
        List<String> lines = new ArrayList<>();
        before.ifPresent(capture -> {
            capture.stop();
            lines.addAll(capture.lines(process.shell().shells().simulation().now()));
        });
        Optional<PacketCapture> begun = listen(here, peer);
        if (begun.isEmpty()) {
            process.fail(1, "tcpdump: no link joins these hosts");
            return;
        }
        here.capture(peer.host().name(), begun.get());
        if (before.isEmpty()) {
            process.error("tcpdump: verbose output suppressed, use -v or -vv for full protocol decode")
                    .error("listening on eth0, link-type EN10MB (Ethernet), capture size 262144 bytes")
                    .error("# call it again to see what has gone by");
        }
        boolean numbers = process.arguments().stream().anyMatch(word -> word.matches("-[a-zA-Z]*n[a-zA-Z]*n[a-zA-Z]*"));
        lines.forEach(line -> process.line(numbers ? line : line.replace(".3306", ".mysql")));
        process.exit(0);
    }

    /** The host among the words that is not this one. */
    private static Optional<Machine> other(Process process, Machine here) {
        for (String word : process.arguments()) {
            Matcher address = ADDRESS.matcher(word);
            while (address.find()) {
                Optional<Machine> named = process.shell().shells().find(address.group());
                if (named.isPresent() && named.get() != here) {
                    return named;
                }
            }
        }
        return Optional.empty();
    }

    /** Listens on the link of two servers, of which one replicates from the other if any do. */
    private static Optional<PacketCapture> listen(Machine here, Machine there) {
        Cluster cluster = here.cluster();
        List<String[]> pairs = new ArrayList<>();
        for (Instance mine : here.instances()) {
            for (Instance its : there.instances()) {
                Optional<Link> link = cluster.findLink(mine.name(), its.name());
                boolean fromIts = cluster.replicasOf(its.name()).stream()
                        .anyMatch(replica -> replica.server().name().equals(mine.name()));
                boolean fromMine = cluster.replicasOf(mine.name()).stream()
                        .anyMatch(replica -> replica.server().name().equals(its.name()));
                if (link.isPresent()) {
                    String[] pair = fromIts && !fromMine
                            ? new String[] {its.name(), mine.name()}
                            : new String[] {mine.name(), its.name()};
                    pairs.add(fromIts || fromMine ? 0 : pairs.size(), pair);
                }
            }
        }
        return pairs.stream().findFirst().map(pair -> {
            boolean atSource = here.instance(pair[0]).isPresent();
            PacketCapture capture = new PacketCapture(cluster, pair[0], pair[1], atSource);
            capture.start();
            return capture;
        });
    }
}
