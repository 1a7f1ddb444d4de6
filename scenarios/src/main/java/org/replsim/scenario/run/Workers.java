package org.replsim.scenario.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does independent pieces of work at once and gives the results in the order of the pieces. */
public final class Workers implements AutoCloseable {

    private final ExecutorService threads;

    /** @param count how many pieces are done at once */
    public Workers(int count) {
        threads = Executors.newFixedThreadPool(count, work -> {
            Thread thread = new Thread(work, "replsim-run");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The results, in the order of the pieces; the first failure by that order is thrown. */
    public <T> List<T> all(List<Callable<T>> pieces) {
        List<Future<T>> futures = pieces.stream().map(threads::submit).toList();
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            results.add(result(future));
        }
        return results;
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while simulating", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
