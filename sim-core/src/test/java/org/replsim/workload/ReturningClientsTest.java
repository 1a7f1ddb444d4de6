package org.replsim.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.replsim.engine.random.Distribution;
import org.replsim.fault.CrashProcess;
import org.replsim.fault.Freeze;
import org.replsim.fault.Restart;
import org.replsim.fault.SetVariable;
import org.replsim.fault.StartServer;
import org.replsim.fault.Thaw;
import org.replsim.run.ReturnRecord;
import org.replsim.run.Run;
import org.replsim.run.RunRecord;
import org.replsim.run.RunSpec;
import org.replsim.run.Specs;
import org.replsim.server.ServerVariable;
import org.replsim.workload.WorkloadSpec.Pace;

/** Clients that have lost their server: what they know of their transactions, and when they are back. */
class ReturningClientsTest {

    private static final long SECOND = Specs.SECONDS;
    private static final Reconnect RECONNECT = new Reconnect(SECOND / 2, SECOND, 2 * SECOND, false, true);

    /** Without a fault they are the clients that everybody knows. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void asLongAsNothingHappensTheyAreAsOthers(boolean closed) {
        Specs specs = specs(closed);
        RunRecord others = Run.execute(spec(specs, null));
        RunRecord returning = Run.execute(spec(specs, RECONNECT));
        assertThat(Specs.clientsOf(returning).commits())
                .isEqualTo(Specs.clientsOf(others).commits());
        assertThat(Specs.clientsOf(returning).latencyMeanNanos())
                .isEqualTo(Specs.clientsOf(others).latencyMeanNanos());
        assertThat(returning.returns().get(0)).isEqualTo(new ReturnRecord("main", 0, 0, 0, 0, 0));
    }

    /** One connection each, at the first try after the restart at the latest: a pause of half a second. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void afterARestartTheyAreBack(boolean closed) {
        Specs specs = specs(closed).at(5 * SECOND, new Restart("db1"));
        RunRecord record = Run.execute(spec(specs, RECONNECT));
        double whole =
                Specs.clientsOf(Run.execute(spec(specs(closed), RECONNECT))).commits();
        assertThat(Specs.clientsOf(record).commits() / whole).isBetween(0.9, 1.0);
        assertThat(record.returns().get(0).reconnects()).isEqualTo(closed ? 8 : 4);
    }

    /** Who was thinking knows that nothing was sent; who waits for the answer to an autocommit statement does not know. */
    @Test
    void onlyWhatWasSentIsUnknown() {
        Specs specs = specs(true).at(5 * SECOND, new CrashProcess("db1"));
        specs.at(7 * SECOND, new StartServer("db1"));
        ReturnRecord record = Run.execute(spec(specs, RECONNECT)).returns().get(0);
        assertThat(record.unknown()).isLessThan(8);
        assertThat(record.reconnects()).isEqualTo(8);
    }

    /** A lost connection inside a transaction of many statements means that it was rolled back: it is sent again. */
    @Test
    void whatWasLostBeforeCommitIsNotUnknown() {
        Specs specs = specs(true).at(5 * SECOND, new CrashProcess("db1"));
        specs.statements = 1000;
        specs.rows = new IntRange(1000, 1000);
        specs.clientRtt = 10 * Specs.MILLIS;
        ReturnRecord record = Run.execute(spec(specs, RECONNECT)).returns().get(0);
        assertThat(record.unknown()).isZero();
    }

    /** 1290 from 4 s to 6 s: nobody commits, and all try again each half second. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readOnlyRefusesThem(boolean returning) {
        Specs specs = specs(true).at(4 * SECOND, new SetVariable("db1", ServerVariable.READ_ONLY, 1));
        specs.at(6 * SECOND, new SetVariable("db1", ServerVariable.READ_ONLY, 0));
        RunRecord record = Run.execute(spec(specs, returning ? RECONNECT : null));
        double whole = Specs.clientsOf(Run.execute(spec(specs(true), null))).commits();
        double lost = 2.0 / 9;
        assertThat(Specs.clientsOf(record).commits() / whole).isBetween(1 - lost - 0.08, 1 - lost + 0.01);
        if (returning) {
            assertThat(record.returns().get(0).refusedReadOnly()).isBetween(8L * 3, 8L * 5);
        }
    }

    /** The answer comes too late, after 2 s: given up, though the server commits it when it goes on. */
    @Test
    void whoWaitsTooLongGivesTheConnectionUp() {
        Specs specs = specs(true).at(5 * SECOND, new Freeze("db1")).at(9 * SECOND, new Thaw("db1"));
        Reconnect again = new Reconnect(SECOND / 2, SECOND, 2 * SECOND, true, true);
        specs.duration = 15 * SECOND;
        ReturnRecord record = Run.execute(spec(specs, again)).returns().get(0);
        assertThat(record.unknown()).isEqualTo(8);
        assertThat(record.sentAgain()).isEqualTo(8);
        assertThat(record.duplicates()).isEqualTo(8);
    }

    private static Specs specs(boolean closed) {
        Specs specs = new Specs();
        specs.clients = 8;
        specs.think = new Distribution.Exponential(10 * Specs.MILLIS);
        specs.clientRtt = Specs.MILLIS;
        if (!closed) {
            specs.pace = new Pace.Open(new Arrivals.Poisson(200), 4);
        }
        return specs;
    }

    private static RunSpec spec(Specs specs, @Nullable Reconnect reconnect) {
        RunSpec spec = specs.spec();
        WorkloadSpec load = spec.workloads().get(0);
        return spec.withWorkloads(List.of(new WorkloadSpec(
                load.name(),
                load.on(),
                load.from(),
                load.clientRttNanos(),
                load.pace(),
                load.transactions(),
                load.table(),
                reconnect)));
    }
}
