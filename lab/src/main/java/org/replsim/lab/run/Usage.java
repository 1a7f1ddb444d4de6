package org.replsim.lab.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.replsim.lab.server.RealServer;
import org.replsim.scenario.lab.RealServers;

/**
 * Processor time by process, as Linux counts it ({@code /proc}), in ticks of a hundredth of a second.
 *
 * @param ticks of all processors together, of the servers, and of this program
 */
record Usage(long atNanos, SortedMap<String, Long> ticks) {

    private static final double TICKS_PER_SECOND = 100;
    private static final int IDLE = 4;
    private static final int IO_WAIT = 5;
    private static final int STEAL = 8;

    /** What was used so far; nothing where it cannot be told, so on other systems than Linux. */
    static Usage now(List<RealServer> servers) {
        SortedMap<String, Long> ticks = new TreeMap<>();
        try {
            ticks.put(RealServers.CORES, ofAll(read(Path.of("/proc/stat"))));
            ticks.put(
                    RealServers.CORES + ": " + RealServers.CLIENTS,
                    ofProcess(ProcessHandle.current().pid()));
            for (RealServer server : servers) {
                if (server.running()) {
                    ticks.put(RealServers.CORES + ": " + server.name(), ofProcess(server.pid()));
                }
            }
        } catch (IOException e) {
            // A system without /proc, or a server that has just ended.
        }
        return new Usage(System.nanoTime(), ticks);
    }

    /** The share of all processors that was used since an earlier look, of those that were there both times. */
    SortedMap<String, Double> since(Usage before) {
        double all = (atNanos - before.atNanos)
                / 1e9
                * TICKS_PER_SECOND
                * Runtime.getRuntime().availableProcessors();
        SortedMap<String, Double> shares = new TreeMap<>();
        ticks.forEach((name, now) -> {
            Long then = before.ticks.get(name);
            if (then != null && now >= then) {
                shares.put(name, (now - then) / all);
            }
        });
        return shares;
    }

    /** The first line of /proc/stat: user, nice, system, idle, iowait, irq, softirq; guests are in user already. */
    static long ofAll(String stat) {
        String[] fields = stat.lines().findFirst().orElse("").split(" +", -1);
        long sum = 0;
        for (int i = 1; i < Math.min(fields.length, STEAL); i++) {
            sum += i == IDLE || i == IO_WAIT ? 0 : Long.parseLong(fields[i]);
        }
        return sum;
    }

    private static long ofProcess(long pid) throws IOException {
        return ofProcess(read(Path.of("/proc/" + pid + "/stat")));
    }

    /** utime and stime: the 14th and the 15th field; the second one, in parentheses, may have blanks. */
    static long ofProcess(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
