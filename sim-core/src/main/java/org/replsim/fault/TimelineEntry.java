package org.replsim.fault;

/** A fault and its instant. */
public record TimelineEntry(long atNanos, Fault fault) {}
