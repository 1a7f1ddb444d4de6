package org.replsim.host;

/** Somebody who waits until a time of day, and so has to know when the clock is set. */
public interface ClockListener {

    /** The clock was set forward or, negative, back. */
    void stepped(long byNanos);
}
