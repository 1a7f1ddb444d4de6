package org.replsim.scenario.metric;

import java.util.Optional;

/**
 * One row of the metric table.
 *
 * @param name as expectations and results write it
 * @param unit of its values
 * @param owner what it is a property of
 * @param window the time it is about, in words
 * @param doc its definition, one sentence
 * @param reader finds it in a finished run
 * @param track the time series behind it, if there is one
 */
public record Metric(
        String name, MetricUnit unit, Owner owner, String window, String doc, Reader reader, Optional<Track> track) {

    /** What a metric is a property of. */
    public enum Owner {
        /** The whole run. */
        RUN,
        /** A server with a binary log; unless named, the one the first workload writes to. */
        SOURCE,
        /** A server with a source; unless named, the first by name. */
        REPLICA,
        /** A resource, which must be named. */
        RESOURCE,
        /** A phase of the procedures, which must be named. */
        PHASE
    }

    /** Finds a metric in a finished run. */
    @FunctionalInterface
    public interface Reader {
        /** The value for a server (or resource, or phase), NaN if there is none. */
        double value(Measured run, String owner);
    }

    /** Whether its values are texts. */
    public boolean isText() {
        return unit == MetricUnit.TEXT;
    }

    /** Whose value is meant when none is named. */
    public String usualOwner(Measured run) {
        return switch (owner) {
            case RUN, RESOURCE, PHASE -> "";
            case SOURCE -> run.primary();
            case REPLICA -> run.firstReplica();
        };
    }

    /** The value for a server or resource, NaN if there is none. */
    public double value(Measured run, String of) {
        return reader.value(run, of);
    }

    /** Its text, for {@link #isText()}; the only such metric is the binding resource. */
    public String text(Measured run) {
        return run.bindingResource();
    }

    /**
     * The value for the time from one second to another.
     *
     * @param how what makes one number of several; else the usual way
     */
    public double during(Measured run, String of, double from, double to, Optional<Track.Fold> how) {
        return track.map(t -> t.during(run.record().series(), of, from, to, how.orElse(t.fold())))
                .orElse(Double.NaN);
    }

    /** The value at an instant in seconds. */
    public double at(Measured run, String of, double instant) {
        return track.map(t -> t.at(run.record().series(), of, instant)).orElse(Double.NaN);
    }
}
