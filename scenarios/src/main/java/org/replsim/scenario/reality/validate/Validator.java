package org.replsim.scenario.reality.validate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.replsim.scenario.problem.ScenarioProblem;
import org.replsim.scenario.reality.bench.DrainBench;
import org.replsim.scenario.reality.bench.FallbackBench;
import org.replsim.scenario.reality.bench.ThroughputBench;
import org.replsim.scenario.reality.data.CrashRow;
import org.replsim.scenario.reality.data.DrainRow;
import org.replsim.scenario.reality.data.FallbackRow;
import org.replsim.scenario.reality.data.Measurements;
import org.replsim.scenario.reality.data.Mode;
import org.replsim.scenario.reality.data.ThroughputRow;
import org.replsim.scenario.reality.machine.Machine;
import org.replsim.scenario.reality.validate.Comparison.Quantity;

/** Predicts each measured row on one machine. */
public final class Validator {

    private static final int MANY_THREADS = 64;
    private static final double MILLIS = 1e6;
    private static final double SECONDS = 1e9;
    private static final int SEEDS = 5;

    private final Machine machine;
    private final List<Comparison> comparisons = new ArrayList<>();

    private Validator(Machine machine) {
        this.machine = machine;
    }

    /**
     * Predicts all rows.
     *
     * @throws ScenarioProblem if there are none
     */
    public static Validation validate(Measurements data, Machine machine) {
        Validator validator = new Validator(machine);
        data.throughput().parallelStream()
                .map(row -> validator.throughput(row, data))
                .toList()
                .forEach(validator.comparisons::addAll);
        data.repeats().parallelStream()
                .map(row -> validator.throughput(row, data))
                .toList()
                .forEach(validator.comparisons::addAll);
        data.fallbacks().forEach(row -> validator.comparisons.add(validator.fallback(row)));
        data.drains().forEach(row -> validator.comparisons.add(validator.drain(row, data)));
        List<Bound> bounds = new ArrayList<>(Bounds.of(validator.comparisons));
        if (validator.comparisons.stream().anyMatch(row -> row.quantity() == Quantity.THROUGHPUT)) {
            bounds.add(OrderOfModes.of(validator.comparisons));
        }
        data.fallbacks().forEach(row -> bounds.add(ReturnTest.of(row, machine)));
        kinds(data.crashes()).values().forEach(kills -> bounds.add(LossTest.of(kills, machine)));
        if (bounds.isEmpty()) {
            throw new ScenarioProblem(
                    "there is nothing to predict in these measurements: no row of e1_*, e2_fallback, e3_crash or"
                            + " e4_apply_lag");
        }
        return new Validation(machine, List.copyOf(validator.comparisons), bounds);
    }

    private List<Comparison> throughput(ThroughputRow row, Measurements data) {
        ThroughputBench.Prediction said = ThroughputBench.predict(row, machine);
        double spread = spread(row, data);
        return List.of(
                of(row, Quantity.THROUGHPUT, row.tps(), said.tps(), spread),
                of(row, Quantity.LATENCY, row.latencyNanos() / MILLIS, said.latencyNanos() / MILLIS, spread),
                of(row, Quantity.P95, row.p95Nanos() / MILLIS, said.p95Nanos() / MILLIS, spread));
    }

    private static Comparison of(
            ThroughputRow row, Quantity quantity, double measured, double predicted, double spread) {
        return new Comparison(
                quantity,
                row.mode().word(),
                row.row().place(),
                row.conditions(),
                measured,
                predicted,
                spread,
                left(row));
    }

    /** The rules of the README of the measurements. */
    private static String left(ThroughputRow row) {
        if (row.disturbed()) {
            return "disturbed by other work";
        }
        if (row.mode() == Mode.ASYNC || row.rttNanos() == 0 || row.threads() >= MANY_THREADS) {
            return "bound by processors or disk, which moved by 10 to 40 % between two times: only its order counts";
        }
        return "";
    }

    private static double spread(ThroughputRow row, Measurements data) {
        return Stream.concat(data.throughput().stream(), data.repeats().stream())
                .filter(row::repeats)
                .mapToDouble(other -> Math.abs(other.tps() / row.tps() - 1))
                .max()
                .orElse(0);
    }

    private Comparison fallback(FallbackRow row) {
        double off = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            off += FallbackBench.predict(row, machine, seed).offNanos() / SEEDS;
        }
        return new Comparison(
                Quantity.OFF,
                row.mode().word(),
                row.row().place(),
                row.conditions(),
                row.offNanos() / SECONDS,
                off / SECONDS,
                0,
                row.offNanos() > 0 ? "" : "it stayed ON");
    }

    private Comparison drain(DrainRow row, Measurements data) {
        String left = row.parallel() == 0 ? "a calibration row" : "";
        return new Comparison(
                Quantity.DRAIN,
                row.parallel() == 0 ? "serial" : row.mode(),
                row.row().place(),
                row.conditions(),
                row.tps(),
                DrainBench.predict(row, machine),
                data.applies().stream()
                        .filter(row::repeats)
                        .mapToDouble(other -> Math.abs(other.tps() / row.tps() - 1))
                        .max()
                        .orElse(0),
                left);
    }

    private static Map<String, List<CrashRow>> kinds(List<CrashRow> crashes) {
        Map<String, List<CrashRow>> kinds = new LinkedHashMap<>();
        crashes.forEach(row -> kinds.computeIfAbsent(row.conditions(), unknown -> new ArrayList<>())
                .add(row));
        return kinds;
    }
}
