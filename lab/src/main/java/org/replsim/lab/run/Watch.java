package org.replsim.lab.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.replsim.lab.server.Connections;
import org.replsim.lab.server.RealServer;

/** Asks one server at fixed instants how it is; a server that does not answer leaves a gap. */
final class Watch implements AutoCloseable {

    private static final Map<String, String> OPTIONS = Map.of("connectTimeout", "500", "socketTimeout", "1000");
    private static final String STATUS =
            "SHOW GLOBAL STATUS WHERE Variable_name LIKE 'Rpl_semi_sync%' OR Variable_name "
                    + "LIKE 'Binlog%commit%' OR Variable_name LIKE 'Slave%' OR Variable_name LIKE 'Innodb_row_lock_waits' "
                    + "OR Variable_name LIKE 'Innodb_deadlocks'";

    private static final String POSITIONS = "SELECT @@gtid_binlog_pos AS logged, @@gtid_slave_pos AS applied, "
            + "@@rpl_semi_sync_master_enabled AS enabled";

    private final RealServer server;
    private final long startNanos;
    private final long everyNanos;
    private final List<Sample> samples = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private @Nullable Connection connection;

    /** @param startNanos of the run, by the JVM's clock */
    Watch(RealServer server, long startNanos, long everyNanos) {
        this.server = server;
        this.startNanos = startNanos;
        this.everyNanos = everyNanos;
        this.thread = new Thread(this::watch, "lab-watch-" + server.name());
        thread.setDaemon(true);
        thread.start();
    }

    String name() {
        return server.name();
    }

    /** All so far, in order of time. */
    List<Sample> samples() {
        return List.copyOf(samples);
    }

    private void watch() {
        try {
            for (long next = everyNanos; true; next += everyNanos) {
                long now = System.nanoTime() - startNanos;
                next = Math.max(next, now / everyNanos * everyNanos);
                TimeUnit.NANOSECONDS.sleep(next - now);
                look();
            }
        } catch (InterruptedException e) {
            leave();
        }
    }

    private void look() {
        try {
            Connection open = connection;
            if (open == null) {
                open = server.connect(OPTIONS);
                connection = open;
            }
            long now = System.nanoTime() - startNanos;
            Map<String, String> row = Sql.row(open, POSITIONS);
            Map<String, String> status = new TreeMap<>(Sql.pairs(open, STATUS));
            status.put(Sample.SEMI_SYNC_ENABLED, row.getOrDefault("enabled", ""));
            samples.add(new Sample(
                    now,
                    status,
                    Sql.row(open, "SHOW SLAVE STATUS"),
                    Sample.transactions(row.getOrDefault("logged", "")),
                    Sample.transactions(row.getOrDefault("applied", ""))));
        } catch (SQLException e) {
            leave();
        }
    }

    private void leave() {
        Connections.drop(connection);
        connection = null;
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
