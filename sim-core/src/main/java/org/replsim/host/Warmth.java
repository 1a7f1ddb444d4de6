package org.replsim.host;

/**
 * When a piece of code last ran on a machine: after a while its instructions and data are in no cache any more, and the next
 * run takes longer ({@link Hardware#cold}). Threads that run the same code keep it warm for each other.
 */
public final class Warmth {

    long lastNanos;
}
