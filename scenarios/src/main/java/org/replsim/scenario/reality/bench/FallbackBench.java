package org.replsim.scenario.reality.bench;

import java.util.List;
import org.replsim.run.Marker;
import org.replsim.run.Run;
import org.replsim.run.RunRecord;
import org.replsim.run.TimeSeries;
import org.replsim.scenario.reality.data.FallbackRow;
import org.replsim.scenario.reality.data.Load;
import org.replsim.scenario.reality.machine.Machine;

/** Repeats a fault under semi-sync: when it went OFF and came back ON. */
public final class FallbackBench {

    private static final long SECOND = 1_000_000_000L;
    private static final long FAULT = 5 * SECOND;
    private static final long END_OF_FAULT = 15 * SECOND;
    private static final long END = 25 * SECOND;

    private FallbackBench() {}

    /**
     * What came out.
     *
     * @param offNanos from the fault to OFF; -1 if it stayed ON
     * @param onNanos from the end of the fault to ON; -1 if it did not come back
     * @param tpsBefore commits a second before the fault
     * @param tpsWhileOff the same during it, once semi-sync was OFF
     */
    public record Prediction(double offNanos, double onNanos, double tpsBefore, double tpsWhileOff) {}

    /** Predicts a row, with one seed of many. */
    public static Prediction predict(FallbackRow row, Machine machine, long seed) {
        String begin = row.frozen() ? "freeze: db2" : "cut: [db1, db2], kind: hold";
        String end = row.frozen() ? "thaw: db2" : "restore: [db1, db2]";
        RunRecord record = Run.execute(new Bench()
                .primary(1, 1, row.mode(), row.timeoutNanos())
                .replica(1, row.mode(), row.rttNanos(), true, "")
                .load(row.threads(), Load.OLTP_INSERT)
                .at(FAULT, begin)
                .at(END_OF_FAULT, end)
                .spec(machine.host("machine"), seed, SECOND, END));
        double off = after(record.markers(), "semi-sync OFF", FAULT);
        return new Prediction(
                off,
                after(record.markers(), "semi-sync ON", END_OF_FAULT),
                rate(record, SECOND, FAULT),
                off < 0 ? Double.NaN : rate(record, FAULT + (long) off + SECOND, END_OF_FAULT));
    }

    private static double after(List<Marker> markers, String text, long since) {
        return markers.stream()
                .filter(marker -> marker.atNanos() >= since && marker.text().equals(text))
                .mapToDouble(marker -> marker.atNanos() - since)
                .findFirst()
                .orElse(-1);
    }

    private static double rate(RunRecord record, long from, long to) {
        TimeSeries series = record.series();
        double[] values = series.find("db1", "throughput").orElseThrow().values();
        double sum = 0;
        int bins = 0;
        for (int i = 0; i < values.length; i++) {
            double at = series.seconds()[i] * SECOND;
            if (at > from && at <= to) {
                sum += values[i];
                bins++;
            }
        }
        return sum / bins;
    }
}
