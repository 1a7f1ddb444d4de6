package org.replsim.lab.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;
import org.replsim.engine.random.Draws;
import org.replsim.engine.random.QuantileTable;
import org.replsim.lab.server.RealServer;
import org.replsim.workload.ArrivalTimes;
import org.replsim.workload.Arrivals;
import org.replsim.workload.WorkloadSpec;

/** A workload of the scenario against a real server. */
public final class Load implements AutoCloseable {

    /** High-volume load is made of row events; MIXED would log its statements. */
    private static final Map<String, String> OPTIONS =
            Map.of("useServerPrepStmts", "true", "connectTimeout", "10000", "sessionVariables", "binlog_format='ROW'");

    private final WorkloadSpec spec;
    private final int port;
    private final long seed;
    private final LoadTable table;
    private final Mix mix;
    private final AtomicLong ids = new AtomicLong();
    private final List<Client> clients = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch gate = new CountDownLatch(1);
    private volatile long startNanos;

    /**
     * A load that does not run yet.
     *
     * @param number of the workload in the run
     * @param port of its server, or of a proxy in front of it
     * @param seed of the run
     */
    public Load(WorkloadSpec spec, int number, int port, long seed) {
        this.spec = spec;
        this.port = port;
        this.seed = seed;
        this.table = new LoadTable(spec, number);
        this.mix = new Mix(spec, table, seed);
    }

    /** Whether it can be done: recordings cannot. */
    public static boolean canPlay(WorkloadSpec workload) {
        return !(workload.pace() instanceof WorkloadSpec.Pace.Open open && open.arrivals() instanceof Arrivals.Replay);
    }

    /** The workload. */
    public WorkloadSpec spec() {
        return spec;
    }

    /** Makes the table, by a connection of the caller's. */
    public void createTable(Connection connection) throws SQLException {
        table.create(connection);
    }

    /** Connects all clients. */
    public void connectAll() throws SQLException {
        if (spec.pace() instanceof WorkloadSpec.Pace.Closed closed) {
            QuantileTable think = QuantileTable.of(closed.thinkNanos());
            for (int i = 0; i < closed.clients(); i++) {
                Draws draws = new Draws(seed, "lab think " + spec.name() + " " + i);
                AtomicLong turn = new AtomicLong();
                add(() -> {
                    TimeUnit.NANOSECONDS.sleep(think.nanos(draws.bits(turn.getAndIncrement())));
                    return System.nanoTime();
                });
            }
        } else if (spec.pace() instanceof WorkloadSpec.Pace.Open open) {
            LinkedBlockingQueue<Long> due = new LinkedBlockingQueue<>();
            for (int i = 0; i < open.connections(); i++) {
                add(due::take);
            }
            ArrivalTimes times = ArrivalTimes.of(open.arrivals(), new Draws(seed, "lab arrivals " + spec.name()));
            thread(() -> announce(times, due));
        }
    }

    private void add(Client.Turns turns) throws SQLException {
        Client client = new Client(this, turns);
        clients.add(client);
        thread(client);
    }

    private void thread(Runnable work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        gate.await();
                        work.run();
                    } catch (InterruptedException e) {
                        // Over before it began.
                    }
                },
                "lab-client");
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private void announce(ArrivalTimes times, LinkedBlockingQueue<Long> due) {
        try {
            for (long at = times.nextAfter(0); at < Long.MAX_VALUE; at = times.nextAfter(at)) {
                TimeUnit.NANOSECONDS.sleep(startNanos + at - System.nanoTime());
                due.add(startNanos + at);
            }
        } catch (InterruptedException e) {
            // The load is over.
        }
    }

    /** Lets it begin. */
    public void start(long now) {
        startNanos = now;
        gate.countDown();
    }

    /** Ends it and waits until all clients are gone. */
    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        gate.countDown();
        clients.forEach(Client::leave);
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** All that clients had their OK for, in the order of the OKs. Only after the end. */
    public List<Acknowledged> acknowledged() {
        return clients.stream()
                .flatMap(client -> client.told().stream())
                .sorted(Comparator.comparingLong(Acknowledged::okNanos))
                .toList();
    }

    /** The transactions of which a server has rows. */
    public Set<Long> presentOn(Connection connection) throws SQLException {
        return table.transactions(connection);
    }

    /** Victims of error 1213. */
    public long deadlocks() {
        return sum(Client::deadlocks);
    }

    /** Statements that failed with error 1205. */
    public long lockTimeouts() {
        return sum(Client::lockTimeouts);
    }

    /** Transactions that ended without an answer between two instants of the run. */
    public long failed(long fromNanos, long toNanos) {
        return clients.stream()
                .flatMap(client -> client.failed().stream())
                .filter(at -> at > fromNanos && at <= toNanos)
                .count();
    }

    private long sum(ToLongFunction<Client> count) {
        return clients.stream().mapToLong(count).sum();
    }

    /** The last id that was given to a transaction; ids ascend from 1. */
    public long lastId() {
        return ids.get();
    }

    long sinceStart(long nanoTime) {
        return nanoTime - startNanos;
    }

    long nextId() {
        return ids.incrementAndGet();
    }

    Mix mix() {
        return mix;
    }

    /** The pause before a client tries to come back; -1 if it does not. */
    long reconnectNanos() {
        return spec.reconnect() == null ? -1 : spec.reconnect().afterNanos();
    }

    Connection connect() throws SQLException {
        return RealServer.connect(port, OPTIONS);
    }
}
