package org.replsim.scenario.result;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.replsim.run.LossRecord;
import org.replsim.run.StandingRecord;
import org.replsim.run.Tally;

/**
 * The file {@code losses.csv}: per crash the fates of all that was written, and for each other server that lives what it has
 * of it. The rows of one server add up to all that was written.
 */
final class LossFile {

    private static final String FILE = "losses.csv";

    private LossFile() {}

    static void write(ScenarioResult result, Path folder) throws IOException {
        try (CsvWriter csv = ResultTables.writer(folder.resolve(FILE))) {
            csv.writeRecord("variant", "crashed", "t", "server", "reference", "class", "transactions", "bytes");
            for (VariantResult variant : result.variants()) {
                for (LossRecord loss : variant.losses()) {
                    for (Tally tally : loss.tallies()) {
                        String fate = tally.fate().name().toLowerCase(Locale.ROOT);
                        String bytes = Long.toString(tally.bytes());
                        row(csv, variant, loss, loss.promoted(), fate, tally.transactions(), bytes);
                    }
                    for (StandingRecord other : loss.others()) {
                        String server = other.server();
                        row(csv, variant, loss, server, "has_too", other.both(), "");
                        row(csv, variant, loss, server, "hole", other.holes(), Long.toString(other.holeBytes()));
                        row(csv, variant, loss, server, "to_come", other.toCome(), "");
                        row(csv, variant, loss, server, "errant_here", other.extra(), "");
                        row(csv, variant, loss, server, "neither", other.neither(), "");
                    }
                }
            }
        }
    }

    private static void row(
            CsvWriter csv,
            VariantResult variant,
            LossRecord loss,
            String server,
            String name,
            long transactions,
            String bytes) {
        csv.writeRecord(
                variant.name(),
                loss.crashed(),
                ResultTables.cell(loss.atNanos() / 1e9),
                server,
                loss.reference().name().toLowerCase(Locale.ROOT),
                name,
                Long.toString(transactions),
                bytes);
    }
}
