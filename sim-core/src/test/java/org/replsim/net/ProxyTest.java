package org.replsim.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.replsim.engine.Simulation;
import org.replsim.engine.SourceName;
import org.replsim.engine.Timer;

/** A line that is a proxy: what each passage takes comes on top of the delay, and messages that come together share it. */
class ProxyTest {

    private static final long MICROS = 1_000;
    private static final long MILLIS = 1_000_000;
    private static final long PASSAGE = 30 * MICROS;

    private final Simulation simulation = new Simulation();
    private final List<String> arrivals = new ArrayList<>();
    private int passages;

    @Test
    void aMessagePassesTheProxyBeforeAndAfterTheDelay() {
        Stream down = line(10 * MILLIS);
        down.send(1, 0, 100);
        simulation.run(MILLIS * 100);
        assertThat(arrivals).containsExactly("1 at 5060 us");
    }

    @Test
    void withoutADelayItIsHandedOnAtOnce() {
        Stream down = line(0);
        down.send(1, 0, 100);
        simulation.run(MILLIS * 100);
        assertThat(arrivals).containsExactly("1 at 30 us");
    }

    @Test
    void whatComesWhileTheProxyIsBusyIsTakenUpTogether() {
        Stream down = line(10 * MILLIS);
        down.send(1, 0, 100);
        plan(10 * MICROS, () -> down.send(2, 0, 100));
        plan(20 * MICROS, () -> down.send(3, 0, 100));
        simulation.run(MILLIS * 100);
        // The second and the third are stamped at 60 us; they are due while the first is handed on, and read with it or
        // next.
        assertThat(arrivals).containsExactly("1 at 5060 us", "2 at 5060 us", "3 at 5060 us");
        assertThat(passages).isEqualTo(3);
    }

    @Test
    void whatIsInTheProxyWhenTheLineIsCutComesAfterItIsRestored() {
        Stream down = line(10 * MILLIS);
        down.send(1, 0, 100);
        plan(MILLIS, () -> down.cut(true, true));
        plan(20 * MILLIS, () -> down.restore(false));
        simulation.run(MILLIS * 100);
        assertThat(arrivals).containsExactly("1 at 20030 us");
    }

    private Stream line(long rtt) {
        LinkSpec spec = new LinkSpec("source", "replica", rtt, null, MILLIS, 1e15, 1 << 20, "proxy");
        Connection connection = new Link(simulation, spec, 1, this::passage).connection("source", "replica");
        Stream down = connection.down();
        connection.open();
        down.receiver(() -> read(down));
        down.awaitMessage();
        return down;
    }

    private void read(Stream down) {
        while (down.readable()) {
            arrivals.add(down.headRow() + " at " + simulation.now() / MICROS + " us");
            down.read();
        }
        down.awaitMessage();
    }

    private Passage passage(boolean byTimer, Runnable done) {
        Timer timer = simulation.timer(simulation.free("proxy", "passage"), done);
        return new Passage() {
            @Override
            public void begin() {
                passages++;
                timer.in(PASSAGE);
            }

            @Override
            public boolean underWay() {
                return timer.armed();
            }
        };
    }

    private void plan(long nanos, Runnable action) {
        simulation
                .timer(new SourceName("test", "plan", (int) (nanos / MICROS)), action)
                .at(nanos);
    }
}
