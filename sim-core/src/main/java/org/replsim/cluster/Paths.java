package org.replsim.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.replsim.net.Link;
import org.replsim.net.LinkState;

/**
 * Whether packets get through between a host of clients or of a failover manager and a server. Such a host has no link of
 * its own: it is cut off by name or, where servers run on it, with the links of these. Lost packets are not answered, as in a
 * silent cut.
 */
public final class Paths {

    private final Cluster cluster;
    private final Map<String, Path> paths = new TreeMap<>();
    private final Map<String, Route> routes = new TreeMap<>();

    Paths(Cluster cluster) {
        this.cluster = cluster;
    }

    /** The way from a host to a server and back; from an empty host it is always open. */
    public Path between(String host, String server) {
        return paths.computeIfAbsent(host + " " + server, key -> new Path(links(host, server)));
    }

    /** The address by which clients know a server. */
    public Route route(String server) {
        return routes.computeIfAbsent(cluster.node(server).server().name(), name -> new Route(cluster, name));
    }

    /** Packets between a host and a server are lost from now on. */
    public void cut(String host, String server) {
        Path path = between(host, server);
        path.cutNanos = path.cutNanos < 0 ? cluster.simulation().now() : path.cutNanos;
    }

    /** They get through again. */
    public void restore(String host, String server) {
        between(host, server).cutNanos = -1;
    }

    /** Those of the host's servers. */
    private List<Link> links(String host, String server) {
        List<Link> links = new ArrayList<>();
        for (Node node : cluster.nodes()) {
            String other = node.server().name();
            if (node.server().host().name().equals(host) && !other.equals(server)) {
                cluster.findLink(other, server).ifPresent(links::add);
            }
        }
        return links;
    }

    /** The way between a host and a server. */
    public static final class Path {
        private final Link[] links;
        private long cutNanos = -1;

        Path(List<Link> links) {
            this.links = links.toArray(new Link[0]);
        }

        /** Whether packets get through now. */
        public boolean open() {
            if (cutNanos >= 0) {
                return false;
            }
            for (Link link : links) {
                if (link.state() != LinkState.UP) {
                    return false;
                }
            }
            return true;
        }

        /** Its round-trip time: that of a link of one of the host's servers, else the one given, nanoseconds. */
        public long rttNanos(long otherwise) {
            return links.length == 0 ? otherwise : links[0].rttNanos();
        }

        /** Since when it has been cut by name, nanoseconds; -1 if it is not. */
        public long cutSinceNanos() {
            return cutNanos;
        }
    }
}
