package org.replsim.engine;

import java.util.Arrays;

/** The raised signals in the order raised. A signal is in it once at most, so room for all signals is room enough. */
final class SignalRing {

    private Signal[] ring = new Signal[16];
    private int head;
    private int size;

    /** Makes room for {@code signals} signals. */
    void reserve(int signals) {
        if (signals <= ring.length) {
            return;
        }
        Signal[] wider = Arrays.copyOf(ring, Integer.highestOneBit(signals - 1) << 1);
        for (int i = 0; i < size; i++) {
            wider[i] = ring[(head + i) & (ring.length - 1)];
        }
        ring = wider;
        head = 0;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void add(Signal signal) {
        ring[(head + size++) & (ring.length - 1)] = signal;
    }

    Signal take() {
        Signal signal = ring[head];
        head = (head + 1) & (ring.length - 1);
        size--;
        return signal;
    }
}
