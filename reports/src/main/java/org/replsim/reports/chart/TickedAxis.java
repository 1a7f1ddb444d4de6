package org.replsim.reports.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** Axes whose range and ticks are those of a {@link Scale}: the libraries' own choice is poor for logarithms and bytes. */
final class TickedAxis {

    private TickedAxis() {}

    /** An axis for a scale, in the theme's look. */
    static ValueAxis of(Scale scale) {
        ValueAxis axis = scale.logarithmic() ? new Logarithmic(scale) : new Linear(scale);
        axis.setAutoRange(false);
        axis.setRange(scale.low(), scale.high());
        Theme.dress(axis);
        return axis;
    }

    private static List<NumberTick> ticks(Scale scale, RectangleEdge edge) {
        TextAnchor anchor = RectangleEdge.isTopOrBottom(edge) ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
        return scale.ticks().stream()
                .map(tick -> new NumberTick(tick.value(), tick.label(), anchor, TextAnchor.CENTER, 0))
                .toList();
    }

    private static final class Linear extends NumberAxis {
        private static final long serialVersionUID = 1;
        private final transient Scale scale;

        Linear(Scale scale) {
            super("");
            this.scale = scale;
        }

        @Override
        public List<NumberTick> refreshTicks(Graphics2D g2, AxisState state, Rectangle2D area, RectangleEdge edge) {
            return ticks(scale, edge);
        }
    }

    private static final class Logarithmic extends LogAxis {
        private static final long serialVersionUID = 1;
        private final transient Scale scale;

        Logarithmic(Scale scale) {
            super("");
            this.scale = scale;
            setSmallestValue(scale.low() / 2);
        }

        @Override
        public List<NumberTick> refreshTicks(Graphics2D g2, AxisState state, Rectangle2D area, RectangleEdge edge) {
            return ticks(scale, edge);
        }
    }
}
