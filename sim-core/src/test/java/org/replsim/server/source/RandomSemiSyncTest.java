package org.replsim.server.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.replsim.conformance.Stage;
import org.replsim.run.Specs;
import org.replsim.server.ServerVariable;

/** The semi-sync block against {@link SemiSyncByTheBook} under random programs. */
class RandomSemiSyncTest {

    private static final int STEPS = 10_000;

    private final SemiSyncBench bench = new SemiSyncBench();
    private final Stage stage = bench.stage;
    private final SemiSync real = bench.semiSync;
    private final SemiSyncByTheBook book = new SemiSyncByTheBook();
    private long written;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void itDoesWhatTheBookSays(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        setTimeout(10_000);
        for (int step = 0; step < STEPS; step++) {
            pass(random.nextInt(4) == 0 ? random.nextLong(20 * Specs.MILLIS) : 0);
            // Mostly about the latest rows; now and then about long ago.
            long row = Math.max(0, written - 1 - random.nextLong(random.nextInt(20) == 0 ? 1_000 : 6));
            int choice = random.nextInt(100);
            if (choice < 8) {
                administer(choice, row, random);
            } else {
                commit(row, random);
            }
            pass(0);
            assertThat(status()).as("step %d of seed %d", step, seed).isEqualTo(book.status());
        }
        assertThat(book.noTimes).isGreaterThan(20);
        assertThat(book.yesTx).isGreaterThan(100);
        assertThat(book.backtraverse).isPositive();
    }

    private void commit(long row, SplittableRandom random) {
        switch (random.nextInt(4)) {
            case 0 -> {
                int count = 1 + random.nextInt(3);
                book.written(written, written + count);
                written += count;
                real.written(written - 1, count);
            }
            case 1 -> assertThat(bench.await(row)).isEqualTo(book.await(row));
            case 2 -> assertThat(real.flag(row)).isEqualTo(book.flag(row));
            default -> {
                real.acked(row);
                book.acked(row);
            }
        }
    }

    private void administer(int choice, long row, SplittableRandom random) {
        switch (choice) {
            case 0 -> {
                book.enable(!book.enabled);
                set(ServerVariable.RPL_SEMI_SYNC_MASTER_ENABLED, book.enabled ? 1 : 0);
                real.enable(book.enabled, written);
            }
            case 1 -> setTimeout(20L * random.nextInt(4));
            case 2 -> {
                book.waitNoSlave = random.nextBoolean();
                set(ServerVariable.RPL_SEMI_SYNC_MASTER_WAIT_NO_SLAVE, book.waitNoSlave ? 1 : 0);
            }
            case 3, 4 -> {
                real.dumpStarted(row);
                book.dumpStarted(row);
            }
            default -> {
                if (book.clients > 0) {
                    real.dumpEnded();
                    book.dumpEnded();
                }
            }
        }
    }

    private void pass(long nanos) {
        stage.pass(nanos);
        book.pass(stage.now());
    }

    private void setTimeout(long millis) {
        book.timeoutNanos = millis * Specs.MILLIS;
        set(ServerVariable.RPL_SEMI_SYNC_MASTER_TIMEOUT, millis);
    }

    private void set(ServerVariable variable, long number) {
        stage.source().server().variables().set(variable, number);
    }

    private String status() {
        return String.join(
                " ",
                "yes " + stage.semiSync("yes_tx"),
                "no " + stage.semiSync("no_tx"),
                "times " + stage.semiSync("no_times"),
                "waits " + stage.semiSync("tx_waits"),
                "time " + stage.semiSync("tx_wait_time"),
                "net " + stage.semiSync("net_waits"),
                "request " + stage.semiSync("request_ack"),
                "get " + stage.semiSync("get_ack"),
                "back " + stage.semiSync("wait_pos_backtraverse"),
                "clients " + stage.semiSync("clients"),
                "on " + stage.semiSync("status"),
                "waiting " + stage.semiSync("wait_sessions"));
    }
}
