package org.replsim.workload;

import org.replsim.engine.random.Distribution;
import org.replsim.engine.random.Draws;
import org.replsim.engine.random.QuantileTable;

/** The instants of an arrival process, one after another. */
public interface ArrivalTimes {

    /** The first arrival after {@code nanos}, given that the last was there; {@link Long#MAX_VALUE} if there is none. */
    long nextAfter(long nanos);

    /** Makes the process of a specification. */
    static ArrivalTimes of(Arrivals arrivals, Draws draws) {
        if (arrivals instanceof Arrivals.Poisson poisson) {
            return new Poisson(poisson.rate(), draws);
        } else if (arrivals instanceof Arrivals.Bursty bursty) {
            return new Bursty(bursty, draws);
        } else if (arrivals instanceof Arrivals.DailyCurve curve) {
            return new DailyCurve(curve, draws);
        } else if (arrivals instanceof Arrivals.Replay replay) {
            return new Replay(replay);
        }
        return new Recorded(((Arrivals.Recorded) arrivals).nanos());
    }

    /** Independent gaps; the k-th gap is the k-th draw. */
    final class Poisson implements ArrivalTimes {
        private final QuantileTable gapNanos;
        private final Draws draws;
        private long k;

        Poisson(double rate, Draws draws) {
            gapNanos = QuantileTable.of(new Distribution.Exponential(1e9 / rate));
            this.draws = draws;
        }

        @Override
        public long nextAfter(long nanos) {
            return nanos + gapNanos.nanos(draws.bits(k++));
        }
    }

    /** A Poisson process at the high or the low rate in turn; a gap that outlasts a stay is drawn anew at its end. */
    final class Bursty implements ArrivalTimes {
        private final QuantileTable highGap;
        private final QuantileTable lowGap;
        private final QuantileTable highStay;
        private final QuantileTable lowStay;
        private final boolean silentLow;
        private final Draws draws;
        private long k;
        private boolean high;
        private long stayEndNanos;

        Bursty(Arrivals.Bursty spec, Draws draws) {
            highGap = QuantileTable.of(new Distribution.Exponential(1e9 / spec.highRate()));
            silentLow = spec.lowRate() == 0;
            lowGap = silentLow ? highGap : QuantileTable.of(new Distribution.Exponential(1e9 / spec.lowRate()));
            highStay = QuantileTable.of(new Distribution.Exponential(spec.highMeanNanos()));
            lowStay = QuantileTable.of(new Distribution.Exponential(spec.lowMeanNanos()));
            this.draws = draws;
        }

        @Override
        public long nextAfter(long nanos) {
            long from = nanos;
            while (true) {
                if (from < stayEndNanos && (high || !silentLow)) {
                    long at = from + (high ? highGap : lowGap).nanos(draws.bits(k++));
                    if (at < stayEndNanos) {
                        return at;
                    }
                }
                from = Math.max(from, stayEndNanos);
                high = !high;
                stayEndNanos = from + 1 + (high ? highStay : lowStay).nanos(draws.bits(k++));
            }
        }
    }

    /** A Poisson process at the peak rate of which each arrival is kept with probability rate(t) / peak (thinning). */
    final class DailyCurve implements ArrivalTimes {
        private final Arrivals.DailyCurve spec;
        private final QuantileTable gapNanos;
        private final Draws draws;
        private long k;

        DailyCurve(Arrivals.DailyCurve spec, Draws draws) {
            this.spec = spec;
            this.draws = draws;
            gapNanos = QuantileTable.of(new Distribution.Exponential(1e9 / (spec.meanRate() * (1 + spec.swing()))));
        }

        @Override
        public long nextAfter(long nanos) {
            long at = nanos;
            while (true) {
                at += gapNanos.nanos(draws.bits(k++));
                double angle = 2 * Math.PI * ((at - spec.peakAtNanos()) % spec.periodNanos()) / spec.periodNanos();
                double kept = (1 + spec.swing() * StrictMath.cos(angle)) / (1 + spec.swing());
                if (Draws.unit(draws.bits(k++)) < kept) {
                    return at;
                }
            }
        }
    }

    /** Given instants. */
    final class Recorded implements ArrivalTimes {
        private final long[] nanos;
        private int place;

        Recorded(long[] nanos) {
            this.nanos = nanos;
        }

        @Override
        public long nextAfter(long after) {
            return place < nanos.length ? Math.max(after, nanos[place++]) : Long.MAX_VALUE;
        }
    }

    /** A recording, over and over. */
    final class Replay implements ArrivalTimes {
        private final Recording recording;
        private final double speed;
        private final long count;
        private final long roundNanos;
        private long place;

        Replay(Arrivals.Replay spec) {
            recording = spec.recording();
            speed = spec.speed();
            count = (long) spec.rounds() * recording.size();
            roundNanos = recording.roundNanos();
        }

        @Override
        public long nextAfter(long after) {
            if (place == count) {
                return Long.MAX_VALUE;
            }
            long round = place / recording.size();
            long nanos = round * roundNanos + recording.nanos((int) (place++ % recording.size()));
            return Math.max(after, (long) (nanos / speed));
        }
    }
}
