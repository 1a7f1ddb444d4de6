package org.replsim.reports.chart;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.replsim.run.Marker;
import org.replsim.run.TimeSeries;
import org.replsim.scenario.result.VariantResult;

/**
 * A stretch of time in which semi-sync on the primary was in one state.
 *
 * @param state which
 * @param from its begin, in seconds
 * @param to its end, in seconds
 */
record SemiSyncBand(State state, double from, double to) {

    private static final String COLUMN = "semi_sync_status";

    /** The states a band shows. */
    enum State {
        ON("ON: commits wait for an ACK", new Color(0x7DB8A4)),
        OFF("OFF: fallen back to asynchronous", new Color(0xB3123F)),
        NOT_ENABLED("not enabled", new Color(0xE1E5EA));

        private final String words;
        private final Color colour;

        State(String words, Color colour) {
            this.words = words;
            this.colour = colour;
        }

        /** For the legend. */
        String words() {
            return words;
        }

        /** Of the band. */
        Color colour() {
            return colour;
        }
    }

    /** Its length in seconds. */
    double length() {
        return to - from;
    }

    /** Whether a variant's primary ever had semi-sync enabled. */
    static boolean enabled(VariantResult variant) {
        return status(variant).isPresent() || !switches(variant).isEmpty();
    }

    /** The bands of a variant, in order of time: switches at the instants of their markers, until the primary is gone. */
    static List<SemiSyncBand> of(VariantResult variant, double endSeconds) {
        double end = Columns.deathSeconds(variant).orElse(endSeconds);
        if (!enabled(variant)) {
            return List.of(new SemiSyncBand(State.NOT_ENABLED, 0, end));
        }
        List<Marker> switches = switches(variant);
        State state = status(variant)
                .map(column -> switches.isEmpty() ? sampled(column.values()) : other(after(switches.get(0))))
                .orElse(State.NOT_ENABLED);
        List<SemiSyncBand> bands = new ArrayList<>();
        double from = 0;
        for (Marker marker : switches) {
            double at = Math.min(marker.atNanos() / 1e9, end);
            if (after(marker) != state) {
                bands.add(new SemiSyncBand(state, from, at));
                from = at;
                state = after(marker);
            }
        }
        bands.add(new SemiSyncBand(state, from, end));
        return bands.stream().filter(band -> band.length() > 0).toList();
    }

    private static Optional<TimeSeries.Column> status(VariantResult variant) {
        return variant.series().find(variant.primary(), COLUMN);
    }

    private static List<Marker> switches(VariantResult variant) {
        return variant.markers().stream()
                .filter(marker -> marker.kind() == Marker.Kind.SEMI_SYNC
                        && marker.server().equals(variant.primary()))
                .toList();
    }

    private static State sampled(double[] values) {
        return values.length > 0 && values[0] < 0.5 ? State.OFF : State.ON;
    }

    private static State after(Marker marker) {
        return marker.text().endsWith("ON") ? State.ON : State.OFF;
    }

    private static State other(State state) {
        return state == State.ON ? State.OFF : State.ON;
    }
}
