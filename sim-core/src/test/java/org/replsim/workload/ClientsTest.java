package org.replsim.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.replsim.binlog.Binlog;
import org.replsim.binlog.TransactionId;
import org.replsim.engine.random.Distribution;
import org.replsim.engine.random.Draws;
import org.replsim.fault.CrashProcess;
import org.replsim.host.BatchMeans;
import org.replsim.host.Hardware;
import org.replsim.host.Kernel;
import org.replsim.run.Run;
import org.replsim.run.RunRecord;
import org.replsim.run.Specs;
import org.replsim.server.ServerVariable;
import org.replsim.server.source.Session;
import org.replsim.workload.WorkloadSpec.Pace;

/** Closed and open clients on a server whose statements take 1 ms each and where nothing else costs anything. */
class ClientsTest {

    private static final long SERVICE = Specs.MILLIS;
    private static final long GENERATING = 300 * Specs.MICROS;

    /** Renewal: N clients do N / (think + service) a second; n cycles of variation c tell it to c / sqrt(n). */
    @Test
    void closedClientsThinkBetweenTransactions() {
        Specs specs = specs(50);
        long think = 9 * Specs.MILLIS;
        specs.think = new Distribution.Exponential(think);
        RunRecord record = Run.execute(specs.spec());
        double expected = 50e9 / (think + SERVICE);
        double cycles = Specs.clientsOf(record).commits();
        double throughput = Specs.clientsOf(record).throughput();
        assertThat(throughput / expected).isEqualTo(1, within(3.3 * 0.9 / Math.sqrt(cycles)));
        assertThat(Specs.clientsOf(record).littleResidual()).isLessThan(2e-3);
    }

    /** A round trip for each statement and one for the COMMIT; an autocommit statement has one in all. */
    @ParameterizedTest(name = "{0} statements take {1} round trips")
    @CsvSource({"1, 1", "2, 3", "5, 6"})
    void theClientsRoundTripsCount(int statements, int roundTrips) {
        Specs specs = specs(1);
        specs.clientRtt = 2 * Specs.MILLIS;
        specs.statements = statements;
        specs.rows = new IntRange(statements, statements);
        long expected = statements * SERVICE + roundTrips * specs.clientRtt;
        assertThat(new Answers(specs).latencyNanos).isNotEmpty().allMatch(latency -> latency == expected);

        specs.pace = new Pace.Open(new Arrivals.Recorded(new long[] {0, Specs.SECONDS}), 1);
        assertThat(new Answers(specs).latencyNanos).containsExactly(expected, expected);
    }

    /** On one core, client and server take turns; from another host the server has its core to itself. */
    @ParameterizedTest(name = "from host {0}")
    @CsvSource({"a, 1300", "b, 1000"})
    void theLoadGeneratorTakesCoresOfItsHost(String from, long microsPerTransaction) {
        Specs specs = specs(4);
        specs.cores = 1;
        specs.from = from;
        double throughput = Specs.clientsOf(Run.execute(specs.spec())).throughput();
        assertThat(throughput * microsPerTransaction / 1e6).isEqualTo(1, within(2e-3));
    }

    /** The same for arrivals: each transaction costs its generator the same, also where two come together. */
    @Test
    void theLoadGeneratorOfAnOpenWorkloadTakesCoresForEachTransaction() {
        Specs specs = specs(1);
        specs.from = "b";
        specs.pace = new Pace.Open(new Arrivals.Poisson(2_000), 64);
        RunRecord record = Run.execute(specs.spec());
        double rate = Specs.clientsOf(record).throughput();
        assertThat(record.utilisation().getOrDefault("cores b", 0.0) * specs.cores)
                .isEqualTo(rate * GENERATING / 1e9, within(5e-3));
    }

    /**
     * M/D/c with first come first served, exactly: the waiting times follow from the arrivals by the recursion of Kiefer
     * and Wolfowitz (1955), transaction by transaction.
     */
    @ParameterizedTest(name = "{0} connections")
    @ValueSource(ints = {1, 3, 8})
    void arrivalsWaitForAFreeConnection(int connections) {
        Specs specs = specs(1);
        specs.pace = new Pace.Open(new Arrivals.Poisson(900.0 * connections), connections);
        specs.duration = 3 * Specs.SECONDS;
        Answers answers = new Answers(specs);

        ArrivalTimes times =
                ArrivalTimes.of(new Arrivals.Poisson(900.0 * connections), new Draws(specs.seed, "main/arrivals"));
        long[] freeAt = new long[connections];
        long now = 0;
        for (int i = 0; i < answers.latencyNanos.size(); i++) {
            now = times.nextAfter(now);
            assertThat(answers.arrivedNanos.get(i)).isEqualTo(now);
            Arrays.sort(freeAt);
            freeAt[0] = Math.max(now, freeAt[0]) + SERVICE;
            assertThat(answers.latencyNanos.get(i)).as("transaction %d", i).isEqualTo(freeAt[0] - now);
        }
        assertThat(answers.latencyNanos).hasSizeGreaterThan(2_000 * connections);
    }

    /** One connection is M/D/1: a mean time in the system of service * (1 + load / (2 (1 - load))). */
    @Test
    void oneConnectionIsMD1() {
        Specs specs = specs(1);
        double load = 0.7;
        specs.pace = new Pace.Open(new Arrivals.Poisson(load * 1e9 / SERVICE), 1);
        specs.duration = 300 * Specs.SECONDS;
        List<Long> latencies = new Answers(specs).latencyNanos;
        BatchMeans means = new BatchMeans();
        int batch = 5_000;
        for (int from = batch; from + batch <= latencies.size(); from += batch) {
            means.add(latencies.subList(from, from + batch).stream()
                    .mapToLong(Long::longValue)
                    .average()
                    .orElseThrow());
        }
        means.agreeWith(SERVICE * (1 + load / (2 * (1 - load))), 0.05);
    }

    @Test
    void recordedArrivalsComeAtTheirInstants() {
        Specs specs = specs(1);
        long[] instants = {0, 5, 1_000_000_007L, 1_000_000_007L, 1_999_999_999L};
        specs.pace = new Pace.Open(new Arrivals.Recorded(instants), 10);
        assertThat(new Answers(specs).arrivedNanos)
                .containsExactly(0L, 5L, 1_000_000_007L, 1_000_000_007L, 1_999_999_999L);
    }

    /** 1213: the same transaction again; so the committed numbers of each client have no gap. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDeadlocksVictimIsTriedAgain(boolean open) {
        Specs specs = contended();
        if (open) {
            specs.pace = new Pace.Open(new Arrivals.Poisson(1_000), 20);
        }
        Answers answers = new Answers(specs);
        assertThat(answers.errors).isNotEmpty().containsOnly(Session.ER_LOCK_DEADLOCK);
        assertThat(answers.gone).isZero();
        long[] last = new long[20];
        long[] count = new long[20];
        Binlog log = answers.cluster.source("db1").binlog();
        for (long row = 0; row < log.written(); row++) {
            int client = TransactionId.client(log.id(row));
            last[client] = Math.max(last[client], TransactionId.number(log.id(row)));
            count[client]++;
        }
        // At the end some of an open workload's later ones may have passed those that still try.
        long passed = open ? 20 : 0;
        for (int client = 0; client < (open ? 1 : 20); client++) {
            assertThat(last[client] + 1 - count[client]).isBetween(0L, passed);
        }
        assertConserved(answers, 20);
    }

    /** 1205: the client gives this transaction up and goes on with its next. */
    @Test
    void aLockTimeoutIsNotTriedAgain() {
        Specs specs = contended();
        specs.duration = 20 * Specs.SECONDS;
        specs.source.set(ServerVariable.INNODB_DEADLOCK_DETECT, 0);
        specs.source.set(ServerVariable.INNODB_LOCK_WAIT_TIMEOUT, 1);
        Answers answers = new Answers(specs);
        assertThat(answers.errors).isNotEmpty().containsOnly(Session.ER_LOCK_WAIT_TIMEOUT);
        assertThat(answers.gone).isEqualTo(answers.errors.size());
        assertConserved(answers, 20);
    }

    /** Every client loses its connection once, and sends no more. */
    @ParameterizedTest
    @ValueSource(longs = {0, 2 * Specs.MILLIS})
    void aCrashEndsAllClients(long clientRtt) {
        Specs specs = specs(10);
        specs.clientRtt = clientRtt;
        specs.statements = 2;
        specs.rows = new IntRange(2, 2);
        specs.at(Specs.SECONDS, new CrashProcess("db1"));
        Answers answers = new Answers(specs);
        assertThat(answers.errors).hasSize(10).containsOnly(Session.CR_SERVER_LOST);
        assertThat(answers.gone).isEqualTo(10);
        assertConserved(answers, 0);
    }

    /** The n-th row is written at n intervals. */
    @Test
    void theHeartbeatWriterWritesAtEachInterval() {
        Specs specs = specs(1);
        specs.workload = false;
        specs.heartbeats.add(new HeartbeatSpec("db1", 250 * Specs.MILLIS));
        specs.duration = 2 * Specs.SECONDS + 10 * Specs.MILLIS;
        Binlog log = new Answers(specs).cluster.source("db1").binlog();
        assertThat(log.written()).isEqualTo(8);
        for (int n = 1; n <= 8; n++) {
            assertThat(log.publishedNanos(n - 1)).isEqualTo(n * 250L * Specs.MILLIS + SERVICE);
            assertThat(TransactionId.number(log.id(n - 1))).isEqualTo(n);
        }
    }

    /** Common random numbers: a workload that has nothing to write does not change what the heartbeat draws. */
    @Test
    void theHeartbeatDoesNotDependOnWhoElseIsThere() {
        assertThat(heartbeats(true)).isEqualTo(heartbeats(false));
    }

    private static List<Long> heartbeats(boolean beside) {
        Specs specs = specs(1);
        specs.hardware = Specs.USUAL;
        specs.workload = beside;
        specs.pace = new Pace.Open(new Arrivals.Recorded(new long[0]), 1);
        specs.heartbeats.add(new HeartbeatSpec("db1", 100 * Specs.MILLIS));
        Binlog log = new Answers(specs).cluster.source("db1").binlog();
        return LongStream.range(0, log.written())
                .map(log::publishedNanos)
                .boxed()
                .toList();
    }

    /** Its first write waits from 251 ms for a time-out at 1.451 s: the ticks at 0.5 to 1.25 s are left out. */
    @Test
    void aHeartbeatThatCannotBeWrittenIsLeftOut() {
        Specs specs = specs(1).semiSync("AFTER_COMMIT");
        specs.workload = false;
        specs.source.set(ServerVariable.RPL_SEMI_SYNC_MASTER_TIMEOUT, 1_200);
        specs.heartbeats.add(new HeartbeatSpec("db1", 250 * Specs.MILLIS));
        specs.duration = 2_100 * Specs.MILLIS;
        Binlog log = new Answers(specs).cluster.source("db1").binlog();
        assertThat(List.of(0L, 1L, 2L, 3L))
                .extracting(row -> TransactionId.number(log.id(row)))
                .containsExactly(1L, 6L, 7L, 8L);
    }

    /** What has arrived is answered for good, or still there. */
    private static void assertConserved(Answers answers, int mostUnderWay) {
        int underWay = answers.arrivedNanos.size() - answers.latencyNanos.size() - answers.gone;
        assertThat(underWay).isBetween(0, mostUnderWay);
    }

    private static Specs contended() {
        Specs specs = specs(20);
        specs.rows = new IntRange(3, 3);
        specs.hot = new HotRows(10, 0, 1);
        specs.duration = 2 * Specs.SECONDS;
        return specs;
    }

    private static Specs specs(int clients) {
        Specs specs = new Specs();
        specs.replicated = false;
        specs.clients = clients;
        specs.duration = 4 * Specs.SECONDS;
        specs.hardware = new Hardware(
                new Distribution.Constant(SERVICE),
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                GENERATING,
                0,
                1,
                Kernel.FREE);
        specs.source.set(ServerVariable.SYNC_BINLOG, 0);
        specs.source.set(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT, 0);
        return specs;
    }
}
