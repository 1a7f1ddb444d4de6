package org.replsim.scenario.random;

import java.util.ArrayList;
import java.util.List;

/** A scenario file for a seed: any topology, settings, load and faults, and perhaps a failover manager. */
final class RandomScenario {

    /** Until then things go wrong; later they are mended. */
    private static final long CALM_MILLIS = 6_000;

    private final Draw draw;
    private final RandomTopology topology;
    private final List<String> lines = new ArrayList<>();

    private RandomScenario(long seed) {
        draw = new Draw(seed);
        topology = new RandomTopology(seed, draw);
        RandomFaults faults = new RandomFaults(draw, topology, CALM_MILLIS);
        lines.add("name: seed-" + seed);
        lines.add("title: What does seed " + seed + " do to a " + topology.shape + " of " + topology.profile + ", and "
                + topology.mishap + "?");
        lines.add("seed: " + seed);
        lines.add("duration: " + (faults.fullDisk ? "76s" : "14s"));
        lines.add("warmup: 500ms");
        servers();
        network();
        load(faults.fullDisk);
        manager();
        lines.add("timeline:");
        faults.lines().forEach(line -> lines.add("  - " + line));
    }

    /** Its text. */
    static String of(long seed) {
        return String.join("\n", new RandomScenario(seed).lines) + "\n";
    }

    private void servers() {
        lines.add("hosts:");
        for (int i = 1; i <= topology.servers; i++) {
            lines.add("  " + RandomTopology.host(i) + ": {cores: " + draw.any(1, 4) + ", disk: "
                    + draw.any("nvme", "ssd", "cloud") + "}");
        }
        RandomSettings settings = new RandomSettings(draw, topology);
        lines.add("servers:");
        for (int i = 1; i <= topology.servers; i++) {
            lines.add("  db" + i + ": {host: " + RandomTopology.host(i) + ", profile: " + topology.profile + ", cnf: "
                    + settings.of(i) + "}");
        }
    }

    private void network() {
        lines.add("links:");
        for (int i = 1; i <= topology.servers; i++) {
            for (int j = i + 1; j <= topology.servers; j++) {
                lines.add("  - {between: [db" + i + ", db" + j + "], rtt: " + draw.any("0", "500us", "10ms") + "}");
            }
        }
        lines.add("replication:");
        for (RandomTopology.Edge edge : topology.edges) {
            lines.add("  - {replica: db" + edge.replica() + ", source: db" + edge.source() + ", connect_retry: "
                    + draw.any("1s", "500ms") + "}");
        }
    }

    /** On each writer, on rows of its own or on rows that all change. */
    private void load(boolean longRun) {
        String rows = topology.keepsRows
                ? "table: items, transaction: {rows: 1, change: "
                        + draw.any("insert}", "update, hot_rows: {count: 40}}")
                : "reconnect: {after: 300ms, connect_timeout: 1s, answer_timeout: 4s}, transaction: {rows: 1..3}";
        lines.add("workloads:");
        for (int writer : topology.writers) {
            String pace = draw.chance(0.5)
                    ? "rate: " + (longRun ? 12 : draw.any(15, topology.writers.size() > 1 ? 20 : 60)) + "/s"
                    : "clients: " + draw.any(1, topology.writers.size() > 1 ? 2 : 4) + ", think: {exp: "
                            + (longRun ? "200ms" : "40ms") + "}";
            lines.add(
                    "  - {name: w" + writer + ", on: db" + writer + ", " + pace + ", client_rtt: 200us, " + rows + "}");
        }
    }

    private void manager() {
        if (topology.managed) {
            String manager = draw.any(
                    "manager: orchestrator, instance_poll: 500ms, analysis: 200ms, connect_timeout: 500ms",
                    "manager: mha, ping_interval: 300ms, connect_timeout: 300ms",
                    "manager: manual, ping_interval: 300ms, connect_timeout: 300ms, notices_after: 500ms, restart_takes: 200ms");
            String rule = topology.mishap == Mishap.TAKEOVER
                    ? "fixed"
                    : draw.any("most_received", "most_received", "most_applied", "fixed");
            String candidates = rule.equals("fixed") ? ", candidates: [db2]" : "";
            lines.add("failover: {" + manager + ", promote: " + rule + candidates + ", drain: "
                    + (topology.mishap == Mishap.TAKEOVER ? "OFF" : draw.any("ON", "ON", "OFF")) + ", gtid: "
                    + (topology.gtid ? "ON" : "OFF") + ", fencing: "
                    + draw.any("none", "kill", "vip") + ", old_primary: " + draw.any("leave", "rejoin") + "}");
        }
    }
}
