package org.replsim.cluster;

import org.replsim.host.Burst;
import org.replsim.host.Host;
import org.replsim.host.Kernel;
import org.replsim.net.Passage;

/** A delaying proxy on a host: each passage is a burst that goes before all others that wait for a core. */
final class Proxy implements Passage.Maker {

    private final Host host;

    Proxy(Host host) {
        this.host = host.process();
    }

    @Override
    public Passage make(boolean byTimer, Runnable done) {
        Kernel kernel = host.hardware().kernel();
        long nanos = byTimer ? kernel.proxyTimer() : kernel.proxy();
        Burst burst = new Burst(done, host.warmth("proxy"));
        return new Passage() {
            @Override
            public void begin() {
                host.cores().submitFirst(burst, nanos);
            }

            @Override
            public boolean underWay() {
                return burst.underWay();
            }
        };
    }
}
