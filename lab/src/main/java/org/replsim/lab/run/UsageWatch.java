package org.replsim.lab.run;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.replsim.lab.server.RealServer;

/** Looks at the processor times of the lab at both ends of the window of measurement. */
final class UsageWatch implements AutoCloseable {

    /** The end of the window may be the death of a server. */
    private static final long BEFORE_THE_END_NANOS = 5_000_000;

    private final Thread thread;
    private volatile @Nullable Usage first;
    private volatile @Nullable Usage last;

    UsageWatch(List<RealServer> servers, long windowStart, long windowEnd) {
        thread = new Thread(
                () -> {
                    try {
                        TimeUnit.NANOSECONDS.sleep(windowStart - System.nanoTime());
                        first = Usage.now(servers);
                        TimeUnit.NANOSECONDS.sleep(windowEnd - BEFORE_THE_END_NANOS - System.nanoTime());
                        last = Usage.now(servers);
                    } catch (InterruptedException e) {
                        // The run is over before its time.
                    }
                },
                "lab-usage");
        thread.setDaemon(true);
        thread.start();
    }

    /** The share of the processors that was used, by process. */
    SortedMap<String, Double> shares() {
        Usage from = first;
        Usage to = last;
        return from == null || to == null ? new TreeMap<>() : to.since(from);
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
