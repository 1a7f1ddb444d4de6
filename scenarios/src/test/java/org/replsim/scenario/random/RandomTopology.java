package org.replsim.scenario.random;

import java.util.ArrayList;
import java.util.List;

/** Who replicates from whom, and who writes: a star, a chain, a tree, two masters or a ring of two to five servers. */
final class RandomTopology {

    /** A replica and its source, by number. */
    record Edge(int replica, int source) {}

    enum Shape {
        STAR,
        CHAIN,
        TREE,
        DUAL,
        RING
    }

    final Shape shape;
    final int servers;
    final String profile;
    final boolean gtid;
    final boolean managed;
    /** Whether servers keep rows, of which drift and checksums tell; their clients do not come back when they lose theirs. */
    final boolean keepsRows;

    final List<Edge> edges = new ArrayList<>();
    final List<Integer> writers = new ArrayList<>();
    final Mishap mishap;

    /** Each mishap comes in turn; all else is drawn. */
    RandomTopology(long seed, Draw draw) {
        mishap = Mishap.values()[(int) (seed % Mishap.values().length)];
        boolean star = mishap == Mishap.SOURCE_LOSES_IT || mishap == Mishap.TAKEOVER;
        shape = star
                ? Shape.STAR
                : draw.any(Shape.STAR, Shape.STAR, Shape.STAR, Shape.CHAIN, Shape.TREE, Shape.DUAL, Shape.RING);
        profile = mishap == Mishap.CUT_OFF
                ? "mariadb-10.11"
                : draw.any("mariadb-10.11", "mariadb-10.11", "mariadb-11.4", "mariadb-5.5", "mysql-5.7", "mysql-8.0");
        servers = switch (shape) {
            case STAR -> draw.between(star ? 3 : 2, 5);
            case CHAIN, RING -> draw.between(3, 4);
            case TREE -> draw.between(4, 5);
            case DUAL -> 2;
        };
        boolean takeover = mishap == Mishap.TAKEOVER;
        managed = takeover || (shape == Shape.STAR && servers > 2 && draw.chance(mishap == Mishap.NONE ? 0.9 : 0.2));
        keepsRows = mishap != Mishap.SOURCE_LOSES_IT && draw.chance(0.5);
        boolean asked = mishap == Mishap.ALL_BY_GTID;
        gtid = !profile.equals("mariadb-5.5") && mishap != Mishap.CUT_OFF && (asked || draw.chance(0.4));
        for (int i = 2; i <= servers; i++) {
            edges.add(new Edge(i, shape == Shape.STAR ? 1 : shape == Shape.TREE ? i / 2 : i - 1));
        }
        writers.add(1);
        if (shape == Shape.DUAL || shape == Shape.RING) {
            edges.add(new Edge(1, servers));
            for (int i = 2; i <= servers; i++) {
                writers.add(i);
            }
        }
    }

    boolean isSource(int server) {
        return edges.stream().anyMatch(edge -> edge.source == server);
    }

    int replicas(int source) {
        return (int) edges.stream().filter(edge -> edge.source == source).count();
    }

    /** Mishaps are about servers that stay what they are, but for a takeover. */
    boolean hasMishap() {
        return !managed || mishap == Mishap.TAKEOVER;
    }

    boolean mysql() {
        return profile.startsWith("mysql");
    }

    int source(int replica) {
        return edges.stream()
                .filter(edge -> edge.replica == replica)
                .findFirst()
                .orElseThrow()
                .source;
    }

    /** The letter of a server's host. */
    static String host(int server) {
        return String.valueOf((char) ('a' + server - 1));
    }
}
