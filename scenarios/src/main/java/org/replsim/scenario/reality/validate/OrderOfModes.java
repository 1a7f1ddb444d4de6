package org.replsim.scenario.reality.validate;

import java.util.ArrayList;
import java.util.List;
import org.replsim.scenario.reality.validate.Comparison.Quantity;

/** Whether the order of the modes by throughput, at equal settings, is as measured; near ties do not count. */
final class OrderOfModes {

    private static final double TIE = 1.15;

    private OrderOfModes() {}

    static Bound of(List<Comparison> all) {
        List<Comparison> rows = all.stream()
                .filter(c -> c.quantity() == Quantity.THROUGHPUT && !c.left().startsWith("disturbed"))
                .toList();
        int pairs = 0;
        List<String> inverted = new ArrayList<>();
        for (Comparison one : rows) {
            for (Comparison other : rows) {
                if (settings(one).equals(settings(other))
                        && file(one).equals(file(other))
                        && one.measured() > TIE * other.measured()) {
                    pairs++;
                    if (one.predicted() < other.predicted()) {
                        inverted.add(one.series() + " over " + settings(other));
                    }
                }
            }
        }
        return new Bound(
                "order of the modes, " + pairs + " pairs that differ by more than 15 %",
                "never inverted",
                inverted.isEmpty() ? "none inverted" : inverted.size() + " inverted: " + String.join("; ", inverted),
                inverted.isEmpty());
    }

    private static String settings(Comparison row) {
        return row.conditions().substring(row.series().length() + 1);
    }

    private static String file(Comparison row) {
        return row.place().substring(0, row.place().indexOf(':'));
    }
}
