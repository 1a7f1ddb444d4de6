package org.replsim.lab.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.replsim.cluster.ServerSpec;
import org.replsim.fault.Fault;
import org.replsim.fault.TimelineEntry;
import org.replsim.lab.load.Load;
import org.replsim.lab.script.RealTypist;
import org.replsim.lab.server.Installation;
import org.replsim.lab.server.RealServer;
import org.replsim.run.LossRecord;
import org.replsim.run.RunRecord;
import org.replsim.run.RunSpec;
import org.replsim.run.ScriptRecord;
import org.replsim.scenario.lab.LabProblem;

/** One run on real servers, from an empty folder to a record. */
final class LabRun {

    /** Asking a server takes it about a millisecond; more often would be a load. */
    private static final long LEAST_SAMPLE_NANOS = 100_000_000;

    private static final long HEAD_START_NANOS = 200_000_000;

    private final RunSpec spec;
    private final Installation installation;
    private final Consumer<String> progress;
    private final List<CrashSeen> crashes = new ArrayList<>();
    private final List<Watch> watches = new ArrayList<>();

    LabRun(RunSpec spec, Installation installation, Consumer<String> progress) {
        this.spec = spec;
        this.installation = installation;
        this.progress = progress;
    }

    /**
     * Runs it.
     *
     * @throws LabProblem if servers do not start or do not answer
     */
    RunRecord run() {
        int count = spec.cluster().servers().size();
        progress.accept("starting " + count + (count == 1 ? " server" : " servers"));
        try (RealCluster cluster = new RealCluster(spec, installation)) {
            progress.accept(String.format(Locale.ROOT, "running for %.0f s", spec.durationNanos() / 1e9));
            long start = System.nanoTime() + HEAD_START_NANOS;
            long every = Math.max(LEAST_SAMPLE_NANOS, spec.sampleNanos());
            for (RealServer server : cluster.servers()) {
                watches.add(new Watch(server, start, every));
            }
            RealTypist typist =
                    new RealTypist(spec.script(), cluster::server, new Addresses(spec, cluster)::translated, start);
            UsageWatch usage =
                    new UsageWatch(cluster.servers(), start + spec.warmupNanos(), start + Records.windowEnd(spec));
            sleepUntil(start);
            cluster.loads().forEach(load -> load.start(start));
            play(cluster, start);
            sleepUntil(start + spec.durationNanos());
            cluster.loads().forEach(Load::close);
            watches.forEach(Watch::close);
            usage.close();
            ScriptRecord script = typist.record();
            typist.close();
            progress.accept("counting what is where");
            List<LossRecord> losses = new RealLosses(cluster, spec).of(crashes);
            return new Records(spec, every, cluster.loads(), watches, losses).record(script, usage.shares());
        }
    }

    private void play(RealCluster cluster, long start) {
        List<TimelineEntry> entries = spec.timeline().stream()
                .filter(entry -> entry.atNanos() < spec.durationNanos())
                .sorted(Comparator.comparingLong(TimelineEntry::atNanos))
                .toList();
        for (TimelineEntry entry : entries) {
            sleepUntil(start + entry.atNanos());
            Fault fault = entry.fault();
            RealFaults.of(fault).ifPresent(deed -> {
                note(fault, System.nanoTime() - start, cluster);
                if (RealFaults.isSlow(fault)) {
                    Thread hand = new Thread(() -> deed.accept(cluster), "lab-fault");
                    hand.setDaemon(true);
                    hand.start();
                } else {
                    deed.accept(cluster);
                }
            });
        }
    }

    private void note(Fault fault, long atNanos, RealCluster cluster) {
        for (ServerSpec server : spec.cluster().servers()) {
            if (fault.kills(server.name(), server.host())
                    && cluster.server(server.name()).running()) {
                crashes.add(new CrashSeen(
                        server.name(),
                        atNanos,
                        cluster.loads().stream().map(Load::lastId).toList()));
            }
        }
    }

    private static void sleepUntil(long nanoTime) {
        sleep(nanoTime - System.nanoTime());
    }

    static void sleep(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabProblem("the lab was interrupted", e);
        }
    }
}
