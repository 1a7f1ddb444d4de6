package org.replsim.scenario.reality.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.apache.commons.math3.util.Pair;
import org.jspecify.annotations.Nullable;
import org.replsim.scenario.problem.ScenarioProblem;
import org.replsim.scenario.reality.data.Measurements;
import org.replsim.scenario.reality.machine.Estimate;
import org.replsim.scenario.reality.machine.Machine;
import org.replsim.scenario.reality.machine.Parameter;
import org.replsim.scenario.run.Workers;

/**
 * Fits the parameters of a machine by least squares (Levenberg-Marquardt) in their logarithms. Each parameter is held, as by
 * one more measurement, to within a factor of three of its order of magnitude; so a parameter that the data leave open stays
 * there and is said to be assumed.
 */
public final class Calibrator {

    /** What is fitted; the others follow from the server's code or hardly matter, and stay as assumed. */
    static final List<Parameter> FITTED = List.of(
            Parameter.FSYNC,
            Parameter.OVERWRITE,
            Parameter.DIRECT_WRITE,
            Parameter.FSYNC_TAIL,
            Parameter.CONTENTION,
            Parameter.STATEMENT,
            Parameter.STATEMENT_TAIL,
            Parameter.PER_ROW,
            Parameter.BINLOG_GROUP,
            Parameter.REPLY,
            Parameter.CLIENT,
            Parameter.COMMAND,
            Parameter.EMULATION,
            Parameter.APPLY_TRANSACTION,
            Parameter.WAKE_UP,
            Parameter.COLD,
            Parameter.THREAD_WAKE,
            Parameter.FLUSH,
            Parameter.SEND_ACK,
            Parameter.ACK_RECEIVER,
            Parameter.PROXY,
            Parameter.PROXY_TIMER,
            Parameter.LOG_WAKE,
            Parameter.HAND_OVER,
            Parameter.APPEND_SYNC,
            Parameter.OVERWRITE_SYNC,
            Parameter.WRITE_CALL);

    private static final double PRIOR = Math.log(3);
    private static final double STEP = Math.log(1.15);
    private static final double TOLERANCE = 2e-3;
    private static final int MOST_EVALUATIONS = 14;
    private static final double OPEN = 0.7;
    private static final double ENTANGLED = 0.9;
    private static final double NORMAL_95 = 1.96;

    private final List<Target> targets;
    private final Machine start;
    private final int threads;
    private @Nullable Point best;

    Calibrator(List<Target> targets, Machine start, int threads) {
        this.targets = targets;
        this.start = start;
        this.threads = threads;
    }

    /**
     * Fits to the calibration rows of some measurements.
     *
     * @param data rows that are not for calibration are left out
     * @param cores of the machine
     * @throws ScenarioProblem if no row is for calibration
     */
    public static Calibration calibrate(Measurements data, int cores) {
        List<Target> targets = Target.of(data);
        if (targets.isEmpty()) {
            throw new ScenarioProblem(
                    "none of the measurements is for calibration: one client and sixteen clients without a"
                            + " replica (e9_master_alone.csv) are the least");
        }
        int threads = Runtime.getRuntime().availableProcessors();
        return new Calibrator(targets, Machine.assumed(cores), threads).fit();
    }

    Calibration fit() {
        try {
            new LevenbergMarquardtOptimizer()
                    .withInitialStepBoundFactor(1)
                    .optimize(new LeastSquaresBuilder()
                            .start(logarithms(start))
                            .target(new double[residuals(logarithms(start)).length])
                            .model(this::valueAndJacobian)
                            .checker((iteration, before, after) ->
                                    before.getCost() - after.getCost() < TOLERANCE * after.getCost())
                            .lazyEvaluation(false)
                            .maxEvaluations(MOST_EVALUATIONS)
                            .maxIterations(MOST_EVALUATIONS)
                            .build());
        } catch (TooManyEvaluationsException e) {
            // Simulated rates are not smooth in their last digits, so a step may fail for ever: the best point so far
            // is it.
        }
        return result();
    }

    private Calibration result() {
        Point found = best;
        if (found == null) {
            throw new IllegalStateException("nothing was evaluated");
        }
        double[] point = found.logarithms();
        RealMatrix covariance = new SingularValueDecomposition(
                        found.jacobian().transpose().multiply(found.jacobian()))
                .getSolver()
                .getInverse();
        double misfit = found.measuredNorm() / Math.sqrt(found.residuals().length - FITTED.size());
        Map<Parameter, Double> told = new EnumMap<>(Parameter.class);
        Machine machine = start;
        for (int i = 0; i < point.length; i++) {
            Parameter parameter = FITTED.get(i);
            double deviation = Math.sqrt(covariance.getEntry(i, i));
            told.put(parameter, deviation / PRIOR);
            machine = machine.with(parameter, estimate(parameter, point[i], deviation * Math.max(1, misfit)));
        }
        return new Calibration(machine, targets.size(), misfit, told, entangled(covariance));
    }

    /** What was evaluated at one point. */
    private record Point(double[] logarithms, double[] residuals, RealMatrix jacobian) {

        double norm() {
            return norm(residuals.length);
        }

        /** Without what the parameters are held to. */
        double measuredNorm() {
            return norm(residuals.length - FITTED.size());
        }

        private double norm(int entries) {
            double square = 0;
            for (int i = 0; i < entries; i++) {
                square += residuals[i] * residuals[i];
            }
            return Math.sqrt(square);
        }
    }

    private static Estimate estimate(Parameter parameter, double logarithm, double deviation) {
        double value = clamp(parameter, Math.exp(logarithm));
        if (deviation / PRIOR > OPEN) {
            return Estimate.assumed(value);
        }
        double low = Math.exp(logarithm - NORMAL_95 * deviation);
        return new Estimate(value, Estimate.Origin.FITTED, low, Math.exp(logarithm + NORMAL_95 * deviation));
    }

    private static List<Calibration.Entangled> entangled(RealMatrix covariance) {
        List<Calibration.Entangled> pairs = new ArrayList<>();
        for (int i = 0; i < FITTED.size(); i++) {
            for (int j = i + 1; j < FITTED.size(); j++) {
                double scale = Math.sqrt(covariance.getEntry(i, i) * covariance.getEntry(j, j));
                double correlation = covariance.getEntry(i, j) / scale;
                if (Math.abs(correlation) > ENTANGLED) {
                    pairs.add(new Calibration.Entangled(FITTED.get(i), FITTED.get(j), correlation));
                }
            }
        }
        return pairs;
    }

    private Pair<RealVector, RealMatrix> valueAndJacobian(RealVector logarithms) {
        List<Callable<double[]>> work = new ArrayList<>();
        for (int k = -1; k < FITTED.size(); k++) {
            double[] moved = logarithms.toArray();
            if (k >= 0) {
                moved[k] += STEP;
            }
            work.add(() -> residuals(moved));
        }
        List<double[]> all;
        try (Workers workers = new Workers(threads)) {
            all = workers.all(work);
        }
        double[] here = all.get(0);
        RealMatrix jacobian = new Array2DRowRealMatrix(here.length, FITTED.size());
        for (int k = 0; k < FITTED.size(); k++) {
            double[] there = all.get(k + 1);
            int column = k;
            IntStream.range(0, here.length).forEach(i -> jacobian.setEntry(i, column, (there[i] - here[i]) / STEP));
        }
        Point point = new Point(logarithms.toArray(), here, jacobian);
        if (best == null || point.norm() < best.norm()) {
            best = point;
        }
        return new Pair<>(new ArrayRealVector(here), jacobian);
    }

    /** Of all targets, then of what each parameter is held to. */
    private double[] residuals(double[] logarithms) {
        Machine machine = machine(logarithms);
        double[] measured = targets.stream()
                .flatMapToDouble(t -> Arrays.stream(t.residuals(machine)))
                .toArray();
        double[] all = Arrays.copyOf(measured, measured.length + FITTED.size());
        for (int i = 0; i < FITTED.size(); i++) {
            all[measured.length + i] = (logarithms[i] - Math.log(FITTED.get(i).start())) / PRIOR;
        }
        return all;
    }

    private Machine machine(double[] logarithms) {
        Machine machine = start;
        for (int i = 0; i < logarithms.length; i++) {
            Parameter parameter = FITTED.get(i);
            machine = machine.with(parameter, Estimate.assumed(clamp(parameter, Math.exp(logarithms[i]))));
        }
        return machine;
    }

    private static double clamp(Parameter parameter, double value) {
        return Math.max(parameter.low(), Math.min(parameter.high(), value));
    }

    private static double[] logarithms(Machine machine) {
        return FITTED.stream()
                .mapToDouble(parameter -> Math.log(machine.value(parameter)))
                .toArray();
    }
}
