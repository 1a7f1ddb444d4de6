package org.replsim.scenario.run;

import org.replsim.engine.random.Distribution;
import org.replsim.host.DiskSpec;
import org.replsim.host.Hardware;
import org.replsim.host.Kernel;

/** Parts of a specification with all their times multiplied by a factor. */
final class Cheaper {

    private Cheaper() {}

    static Distribution times(Distribution distribution, double factor) {
        if (distribution instanceof Distribution.Constant constant) {
            return new Distribution.Constant(constant.value() * factor);
        }
        if (distribution instanceof Distribution.Uniform uniform) {
            return new Distribution.Uniform(uniform.low() * factor, uniform.high() * factor);
        }
        if (distribution instanceof Distribution.Exponential exponential) {
            return new Distribution.Exponential(exponential.mean() * factor);
        }
        if (distribution instanceof Distribution.Lognormal lognormal) {
            return new Distribution.Lognormal(lognormal.p50() * factor, lognormal.p99() * factor);
        }
        if (distribution instanceof Distribution.Gamma gamma) {
            return new Distribution.Gamma(gamma.mean() * factor, gamma.shape());
        }
        if (distribution instanceof Distribution.Pareto pareto) {
            return new Distribution.Pareto(pareto.min() * factor, pareto.shape());
        }
        if (distribution instanceof Distribution.Empirical empirical) {
            return new Distribution.Empirical(empirical.sortedValues().stream()
                    .map(value -> value * factor)
                    .toList());
        }
        Distribution.Mixture mixture = (Distribution.Mixture) distribution;
        return new Distribution.Mixture(mixture.parts().stream()
                .map(part -> new Distribution.Mixture.Weighted(part.weight(), times(part.distribution(), factor)))
                .toList());
    }

    static DiskSpec disk(DiskSpec disk, double factor) {
        return new DiskSpec(
                times(disk.fsync(), factor),
                times(disk.overwrite(), factor),
                times(disk.directWrite(), factor),
                disk.contention(),
                disk.channels(),
                disk.bytesPerSecond() / factor,
                disk.writeBackNanos());
    }

    static long times(long nanos, double factor) {
        return Math.round(nanos * factor);
    }

    /** Everything that a machine's processors do. */
    static Hardware all(Hardware h, double factor) {
        Kernel k = h.kernel();
        Hardware own = new Hardware(
                times(h.statement(), factor),
                times(h.perRow(), factor),
                h.perByte() * factor,
                times(h.prepare(), factor),
                times(h.binlogGroup(), factor),
                times(h.binlogTransaction(), factor),
                h.binlogByte() * factor,
                times(h.engineCommit(), factor),
                times(h.reply(), factor),
                h.dumpEvent(),
                h.dumpByte(),
                h.receiveEvent(),
                h.receiveByte(),
                h.sendAck(),
                h.ackReceiver(),
                h.applyTransaction(),
                h.applyRow(),
                h.applyByte(),
                h.handOver(),
                times(h.client(), factor),
                h.cold(),
                h.coldHalf(),
                new Kernel(
                        times(k.wakeUp(), factor),
                        k.noise(),
                        times(k.command(), factor),
                        k.threadWake(),
                        k.flush(),
                        times(k.appendSync(), factor),
                        times(k.overwriteSync(), factor),
                        times(k.directWrite(), factor),
                        times(k.proxy(), factor),
                        times(k.proxyTimer(), factor),
                        times(k.logWake(), factor)));
        return ackReceiver(apply(receive(dump(own, factor), factor), factor), factor);
    }

    /** What a dump thread does. */
    static Hardware dump(Hardware h, double factor) {
        return threads(h, factor, 1, 1, 1);
    }

    /** What an IO thread does. */
    static Hardware receive(Hardware h, double factor) {
        return threads(h, 1, factor, 1, 1);
    }

    /** What an applier does. */
    static Hardware apply(Hardware h, double factor) {
        return threads(h, 1, 1, factor, 1);
    }

    /** What the ack receiver does. */
    static Hardware ackReceiver(Hardware h, double factor) {
        return threads(h, 1, 1, 1, factor);
    }

    private static Hardware threads(Hardware h, double dump, double receive, double apply, double acks) {
        Kernel k = h.kernel();
        return new Hardware(
                h.statement(),
                h.perRow(),
                h.perByte(),
                h.prepare(),
                h.binlogGroup(),
                h.binlogTransaction(),
                h.binlogByte(),
                h.engineCommit(),
                h.reply(),
                times(h.dumpEvent(), dump),
                h.dumpByte() * dump,
                times(h.receiveEvent(), receive),
                h.receiveByte() * receive,
                times(h.sendAck(), receive),
                times(h.ackReceiver(), acks),
                times(h.applyTransaction(), apply),
                times(h.applyRow(), apply),
                h.applyByte() * apply,
                times(h.handOver(), apply),
                h.client(),
                h.cold(),
                h.coldHalf(),
                new Kernel(
                        k.wakeUp(),
                        k.noise(),
                        k.command(),
                        times(k.threadWake(), Math.min(dump, Math.min(receive, apply))),
                        times(k.flush(), dump),
                        k.appendSync(),
                        k.overwriteSync(),
                        k.directWrite(),
                        k.proxy(),
                        k.proxyTimer(),
                        k.logWake()));
    }
}
