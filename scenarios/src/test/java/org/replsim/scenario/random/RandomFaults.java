package org.replsim.scenario.random;

import java.util.ArrayList;
import java.util.List;
import org.replsim.scenario.random.RandomTopology.Edge;

/**
 * Anything that can go wrong, at random instants. At the end of the bad time everything that can be mended is: links and
 * disks work, who stood still goes on, servers and threads are started.
 */
final class RandomFaults {

    private static final long FIRST = 500;

    private final Draw draw;
    private final RandomTopology topology;
    private final long calmMillis;
    private final List<String> lines = new ArrayList<>();
    /** A host that never comes back; empty for none. */
    private int gone;
    /** A full disk is tried again each minute. */
    boolean fullDisk;

    RandomFaults(Draw draw, RandomTopology topology, long calmMillis) {
        this.draw = draw;
        this.topology = topology;
        this.calmMillis = calmMillis;
        if (topology.gtid) {
            topology.edges.forEach(edge -> useGtid(edge.replica()));
        }
        boolean mishap = topology.hasMishap() && topology.mishap != Mishap.NONE;
        int count = mishap ? draw.any(0, 0, 0, 1, 3) : draw.any(0, 1, 3, 5, 8);
        for (int i = 0; i < count; i++) {
            fault();
        }
        if (!mishap && topology.managed && draw.chance(0.8)) {
            primaryDies();
        }
        if (!mishap && draw.chance(0.3)) {
            bothLosePower();
        }
        if (mishap) {
            lines.addAll(topology.mishap.lines(draw));
            gone = topology.mishap.sourceGone(draw) ? 1 : gone;
        }
        mend();
    }

    List<String> lines() {
        return lines;
    }

    private void useGtid(int replica) {
        String option = topology.mysql() ? "MASTER_AUTO_POSITION = 1" : "MASTER_USE_GTID = slave_pos";
        sql("200ms", replica, "STOP SLAVE", "CHANGE MASTER TO " + option, "START SLAVE");
    }

    private void sql(String at, int server, String... statements) {
        lines.add("{at: " + at + ", on: db" + server + ", sql: [\"" + String.join("\", \"", statements) + "\"]}");
    }

    private void at(long micros, String what) {
        lines.add("{at: " + Draw.text(Math.min(micros, calmMillis * 1000 - 1)) + ", " + what + "}");
    }

    private void fault() {
        long at = draw.micros(FIRST, calmMillis);
        long until = at + draw.micros(0, draw.any(5, 200, 3000));
        int server = draw.between(1, topology.servers);
        Edge edge = draw.any(topology.edges);
        switch (draw.between(0, 8)) {
            case 0, 1 -> ends(at, until, server);
            case 2 -> standsStill(at, until, server);
            case 3, 4 -> network(at, until, edge);
            case 5 -> threads(at, until, edge);
            case 6 -> disk(at, until, server);
            default -> operator(at, edge);
        }
    }

    private void ends(long at, long until, int server) {
        String host = RandomTopology.host(server);
        at(
                at,
                draw.any(
                        "crash: db" + server,
                        "crash_host: " + host,
                        "power_loss: " + host,
                        "power_loss: " + host,
                        (topology.keepsRows ? "crash: db" : "shutdown: db") + server));
        at(until + 1, "start_server: db" + server);
    }

    private void standsStill(long at, long until, int server) {
        if (draw.chance(0.5)) {
            at(at, "freeze: db" + server);
            at(until, "thaw: db" + server);
        } else {
            at(at, "freeze_host: " + RandomTopology.host(server));
            at(until, "thaw_host: " + RandomTopology.host(server));
        }
    }

    private void network(long at, long until, Edge edge) {
        String link = "[db" + edge.source() + ", db" + edge.replica() + "]";
        switch (draw.between(0, 5)) {
            case 0, 1, 2 -> {
                String kind = draw.any("reset", "silent", "hold");
                String from = kind.equals("reset") || draw.chance(0.5)
                        ? ""
                        : ", from: db" + draw.any(edge.source(), edge.replica());
                at(at, "cut: " + link + ", kind: " + kind + from);
                at(until, "restore: " + link);
            }
            case 3 -> {
                at(at, "partition: {sets: [[db" + edge.replica() + "], [db" + edge.source() + "]]}");
                at(until, "heal: all");
            }
            case 4 -> at(at, "loss: {between: " + link + ", share: " + draw.any("1%", "20%") + "}");
            default -> at(at, "rtt: {between: " + link + ", to: " + draw.any("0", "200us", "30ms") + "}");
        }
    }

    private void threads(long at, long until, Edge edge) {
        if (topology.managed) {
            return;
        }
        String thread = draw.any("sql", "sql", "io", "both");
        at(at, "stop: {replica: db" + edge.replica() + ", thread: " + thread + "}");
        at(until, "start: {replica: db" + edge.replica() + ", thread: " + thread + "}");
    }

    private void disk(long at, long until, int server) {
        String host = RandomTopology.host(server);
        switch (draw.between(0, 3)) {
            case 0, 1 -> {
                at(at, "slow_disk: {host: " + host + ", times: " + draw.any(3, 100) + "}");
                at(until, "slow_disk: {host: " + host + ", times: 1}");
            }
            case 2 -> at(at, "clock_step: {host: " + host + ", by: " + draw.any("-2s", "-300ms", "1s", "5s") + "}");
            default -> {
                fullDisk = true;
                at(at, "full_disk: " + host);
                at(until, "free_disk: " + host);
            }
        }
    }

    /** What somebody types, and what damages files. */
    private void operator(long at, Edge edge) {
        String when = Draw.text(at);
        int replica = edge.replica();
        String file = "'mysql-bin.00000" + draw.between(1, 6) + "'";
        switch (draw.between(0, 6)) {
            case 0, 1 -> corrupt(at, replica);
            case 2 -> at(at, "purge_binlogs: db" + edge.source());
            case 3 -> sql(when, edge.source(), "FLUSH LOGS", "PURGE BINARY LOGS TO " + file);
            case 4 -> sql(when, replica, "STOP SLAVE", "CHANGE MASTER TO MASTER_CONNECT_RETRY = 1", "START SLAVE");
            case 5 ->
                sql(
                        when,
                        replica,
                        "STOP SLAVE",
                        "CHANGE MASTER TO MASTER_LOG_FILE = " + file + ", MASTER_LOG_POS = 4",
                        "START SLAVE");
            default ->
                sql(
                        when,
                        replica,
                        "STOP SLAVE SQL_THREAD",
                        "SET GLOBAL sql_slave_skip_counter = " + draw.any(1, 1, 20),
                        "START SLAVE SQL_THREAD");
        }
    }

    private void corrupt(long at, int replica) {
        if (!topology.managed) {
            at(at, "corrupt_relay_log: db" + replica);
        }
    }

    /** With a failover manager: the primary goes, and perhaps comes back. */
    private void primaryDies() {
        long at = draw.micros(2000, calmMillis / 2);
        at(at, draw.any("crash: db1", "crash_host: a", "power_loss: a"));
        gone = draw.chance(0.5) ? 1 : 0;
    }

    /** The double failure of spec 5.3: the primary, and a replica behind it; the replica's SQL thread may stand still. */
    private void bothLosePower() {
        Edge edge = draw.any(topology.edges);
        long at = draw.micros(2000, calmMillis - 2000);
        if (!topology.managed && draw.chance(0.7)) {
            at(at - draw.micros(100, 1000), "stop: {replica: db" + edge.replica() + ", thread: sql}");
        }
        at(at, draw.any("crash_host: ", "power_loss: ") + RandomTopology.host(edge.source()));
        at(at + draw.micros(0, 1000), "power_loss: " + RandomTopology.host(edge.replica()));
        at(at + draw.micros(1001, 1500), "start_server: db" + edge.replica());
        gone = draw.chance(0.5) ? edge.source() : gone;
    }

    private void mend() {
        String at = "{at: " + calmMillis + "ms, ";
        lines.add(at + "heal: all}");
        for (int i = 1; i <= topology.servers; i++) {
            String host = RandomTopology.host(i);
            lines.add(at + "thaw_host: " + host + "}");
            lines.add(at + "thaw: db" + i + "}");
            lines.add(at + "free_disk: " + host + "}");
            lines.add(at + "slow_disk: {host: " + host + ", times: 1}}");
            if (i != gone) {
                lines.add(at + "start_server: db" + i + "}");
            }
        }
        for (Edge edge : topology.edges) {
            lines.add(at + "loss: {between: [db" + edge.source() + ", db" + edge.replica() + "], share: 0}}");
            if (!topology.managed) {
                lines.add("{at: " + (calmMillis + 1) + "ms, start: {replica: db" + edge.replica() + ", thread: both}}");
            }
        }
    }
}
