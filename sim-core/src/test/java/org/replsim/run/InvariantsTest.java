package org.replsim.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.replsim.cluster.Node;
import org.replsim.fault.SetVariable;
import org.replsim.probe.Fate;
import org.replsim.server.ServerVariable;
import org.replsim.server.replica.Replica;

/**
 * Random scenarios under {@link Invariants}. Once the load has ended and the faults are over, every replica that lives
 * catches up. A scenario that fails is one number: it goes to the list of {@link RegressionsTest}.
 */
class InvariantsTest {

    private static final long SECONDS = Specs.SECONDS;

    static List<Long> seeds() {
        return LongStream.rangeClosed(1, Long.getLong("replsim.seeds", 120))
                .boxed()
                .toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyScenarioKeepsTheInvariants(long seed) {
        check(seed);
    }

    static void check(long seed) {
        RandomSpecs scenario = new RandomSpecs(seed);
        RunSpec spec = scenario.specs.spec();
        int servers = spec.cluster().servers().size();
        long clients = 101L + spec.heartbeats().size();
        Invariants invariants = new Invariants(servers, clients);
        World world = new World(spec, new Story(), invariants);
        invariants.attach(world.cluster);
        for (long at = spec.durationNanos() / 7; at < spec.durationNanos(); at += spec.durationNanos() / 7) {
            world.run(at);
            invariants.check(at);
        }
        world.run(spec.durationNanos());
        invariants.check(spec.durationNanos());
        if (enabledAllAlong(spec)) {
            invariants.checkCounted(0);
        }
        RunRecord record = Run.execute(spec);
        assertThat(record.digest()).as("watched by somebody else").isEqualTo(world.cluster.digest());
        checkLosses(invariants, record, keepsCommits(spec));
        if (scenario.loadEnds) {
            catchUp(world, spec, invariants);
        }
    }

    private static boolean enabledAllAlong(RunSpec spec) {
        return spec.cluster().servers().get(0).variables().flag(ServerVariable.RPL_SEMI_SYNC_MASTER_ENABLED)
                && spec.timeline().stream()
                        .noneMatch(entry -> entry.fault() instanceof SetVariable set
                                && set.variable() == ServerVariable.RPL_SEMI_SYNC_MASTER_ENABLED);
    }

    /** With innodb_flush_log_at_trx_commit = 0 the engine of a killed process has lost what its log still names. */
    private static boolean keepsCommits(RunSpec spec) {
        return spec.cluster().servers().get(0).variables().number(ServerVariable.INNODB_FLUSH_LOG_AT_TRX_COMMIT) != 0;
    }

    private static void checkLosses(Invariants invariants, RunRecord record, boolean keepsCommits) {
        for (LossRecord loss : record.losses()) {
            int server = loss.crashed().equals("db1") ? 0 : 1;
            if (server == 0) {
                assertThat(loss.lostAcknowledged()).isEqualTo(invariants.lostAcknowledged(0, loss.received()));
                assertThat(loss.ghosts()).isEqualTo(invariants.ghosts(0, loss.received()));
                assertThat(loss.acknowledged()).isEqualTo(invariants.told(0));
            }
            checkSums(loss);
            long notKept = loss.written() - loss.received();
            if (keepsCommits) {
                assertThat(loss.errant()).isEqualTo(notKept);
            }
            assertThat(loss.errant()).isLessThanOrEqualTo(notKept);
            assertThat(loss.phantomReads()).isBetween(loss.lostAcknowledged(), notKept);
        }
    }

    /** Each transaction has one fate, and is in one place of each other server's row. */
    private static void checkSums(LossRecord loss) {
        assertThat(loss.tallies().stream().mapToLong(Tally::transactions).sum()).isEqualTo(loss.written());
        assertThat(loss.count(Fate.KEPT) + loss.count(Fate.LOST)).isEqualTo(loss.acknowledged());
        assertThat(loss.count(Fate.KEPT) + loss.ghosts()).isEqualTo(loss.received());
        for (StandingRecord other : loss.others()) {
            assertThat(other.both() + other.holes() + other.toCome()).isEqualTo(loss.received());
            assertThat(other.extra() + other.neither()).isEqualTo(loss.written() - loss.received());
        }
    }

    /** Five more minutes: longer than any time-out and retransmission. */
    private static void catchUp(World world, RunSpec spec, Invariants invariants) {
        long end = spec.durationNanos() + 300 * SECONDS;
        world.run(end);
        invariants.check(end);
        if (world.source().server().alive()) {
            assertThat(invariants.population(0)).as("all are answered").isZero();
        }
        for (Node node : world.cluster.nodes()) {
            Replica replica = node.replica();
            if (replica != null
                    && node.server().alive()
                    && replica.upstream().server().alive()) {
                assertThat(replica.ioThread().state().running(replica.server().profile()))
                        .isEqualTo("Yes");
                assertThat(invariants.oldestNotAppliedNanos(
                                node.server().index(),
                                replica.upstream().server().index()))
                        .as("oldest row that %s has not applied", node.server().name())
                        .isGreaterThan(end - 2 * SECONDS);
            }
        }
    }
}
