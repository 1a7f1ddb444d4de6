package org.replsim.reports.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Stroke;

/** Colours and lines that people with any kind of colour vision tell apart (after Okabe and Ito). */
final class Palette {

    static final Color INK = new Color(0x1F2933);
    static final Color MUTED = new Color(0x5F6C7B);
    static final Color AXIS = new Color(0x9AA5B1);
    static final Color GRID = new Color(0xE4E7EB);
    static final Color WARM_UP = new Color(0xF3F5F8);

    private static final Color[] COLOURS = {
        new Color(0x0072B2),
        new Color(0xD55E00),
        new Color(0x009E73),
        new Color(0xCC79A7),
        new Color(0xE69F00),
        new Color(0x56B4E9),
        new Color(0x4D4D4D),
        new Color(0x8C6D31),
    };

    private static final float[][] DASHES = {{}, {7, 3}, {2, 3}};

    private Palette() {}

    /** The colour of the variant in this place. */
    static Color colour(int index) {
        return COLOURS[index % COLOURS.length];
    }

    /** A colour for an area: the same colours, then a paler round of them. */
    static Color fill(int index) {
        Color full = colour(index);
        return index < COLOURS.length
                ? full
                : new Color((full.getRed() + 255) / 2, (full.getGreen() + 255) / 2, (full.getBlue() + 255) / 2);
    }

    /** The line of the variant in this place: solid while colours last, then dashed. */
    static Stroke line(int index, float width) {
        return dashed(width, DASHES[index / COLOURS.length % DASHES.length]);
    }

    /** A line of a width with dashes. */
    static Stroke dashed(float width, float... dashes) {
        return dashes.length == 0
                ? new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
    }
}
