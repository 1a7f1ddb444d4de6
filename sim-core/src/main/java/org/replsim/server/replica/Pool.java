package org.replsim.server.replica;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.replsim.server.Server;
import org.replsim.server.ServerVariable;

/** The workers of a parallel applier; those that are not wanted after a restart stay without work. */
final class Pool {

    private final Server server;
    private final ParallelApplier applier;
    private final List<Worker> workers = new ArrayList<>();
    private int size;
    private long queuedBytes;

    Pool(Server server, ParallelApplier applier) {
        this.server = server;
        this.applier = applier;
    }

    /** START: so many workers get work from now on. */
    void resize(int wanted) {
        size = wanted;
        while (workers.size() < wanted) {
            workers.add(new Worker(server, applier, workers.size()));
        }
        workers.forEach(worker -> worker.waits.typed.restart());
    }

    /** How many get work. */
    int size() {
        return size;
    }

    Worker worker(int place) {
        return workers.get(place);
    }

    /** A worker without work, the first of several; null if there is none. */
    @Nullable
    Worker idle() {
        for (int i = 0; i < size; i++) {
            if (workers.get(i).state() == WorkerState.IDLE) {
                return workers.get(i);
            }
        }
        return null;
    }

    /** The worker with the fewest transactions, the first of several. */
    Worker shortestQueue() {
        Worker best = workers.get(0);
        for (int i = 1; i < size; i++) {
            if (workers.get(i).queued() < best.queued()) {
                best = workers.get(i);
            }
        }
        return best;
    }

    /** slave_pending_jobs_size_max: whether so many more bytes have to wait; alone, a transaction of any size goes through. */
    boolean overfull(int bytes) {
        long limit = server.variables().number(ServerVariable.SLAVE_PENDING_JOBS_SIZE_MAX);
        return queuedBytes > 0 && queuedBytes + bytes > limit;
    }

    /** Events were given to a worker, or, negative, are done with. */
    void queued(long bytes) {
        queuedBytes += bytes;
    }

    /** Lets those run whose wait is over. */
    void wake() {
        for (int i = 0; i < size; i++) {
            workers.get(i).look();
        }
    }

    /** One behind the last row that a worker has begun to apply, or {@code least} if that is more. */
    long begunEnd(long least) {
        long end = least;
        for (int i = 0; i < size; i++) {
            Worker each = workers.get(i);
            end = each.state().beforeRun() ? end : Math.max(end, each.row() + 1);
        }
        return end;
    }

    /** All forget the rows from here on, of which none has begun. */
    void dropFrom(long row) {
        for (int i = 0; i < size; i++) {
            workers.get(i).dropFrom(row);
        }
    }

    /** The transactions from this row on are not applied now, though some may have begun. */
    void abortFrom(long row) {
        for (int i = 0; i < size; i++) {
            workers.get(i).abortFrom(row);
        }
    }

    /** Each gives up what it has not begun, and what somebody holds up who is no worker. */
    void giveUpWaiting() {
        for (int i = 0; i < size; i++) {
            workers.get(i).giveUpWaiting();
        }
    }

    /** The first row whose worker waits for somebody who is no worker; {@link Long#MAX_VALUE} if none does. */
    long firstWaitingForOthers() {
        long first = Long.MAX_VALUE;
        for (int i = 0; i < size; i++) {
            first = workers.get(i).waits.any() ? Math.min(first, workers.get(i).row()) : first;
        }
        return first;
    }

    /** The process has ended: what stands in the own log, in its order, is committed by recovery. */
    void settle(Applier after) {
        Worker each = logged(after.appliedRows());
        while (each != null) {
            boolean seen = each.waits.ack.seen();
            boolean survives = each.waits.ack.survives(each.shape.ddl);
            if (survives && !seen) {
                each.waits.typed.commit();
            }
            if (survives) {
                after.applied(each.row(), each.row() + 1, each.waits.typed.kind(each.shape.ddl));
            }
            each = survives ? logged(after.appliedRows()) : null;
        }
    }

    private @Nullable Worker logged(long row) {
        for (Worker each : workers) {
            if (each.queued() > 0 && each.row() == row && each.waits.ack.row() >= 0) {
                return each;
            }
        }
        return null;
    }

    /** Whether any has something to do and is as asked. */
    boolean any(Predicate<Worker> asked) {
        return workers.stream().anyMatch(worker -> worker.queued() > 0 && asked.test(worker));
    }

    /** What they do, in the server's words. */
    List<String> states() {
        return workers.subList(0, size).stream().map(Worker::text).toList();
    }
}
