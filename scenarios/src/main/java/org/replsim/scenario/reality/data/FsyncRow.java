package org.replsim.scenario.reality.data;

import java.nio.file.Path;
import java.util.List;

/**
 * A file that is synced after each small write ({@code fsync.csv} of a measured machine).
 *
 * @param row where it stands
 * @param overwrite whether its blocks were there already, as in a redo log; otherwise it grows
 * @param p50Nanos the median of write and sync together
 */
public record FsyncRow(CsvRow row, boolean overwrite, double p50Nanos) {

    /** The file. */
    public static final String FILE = "fsync.csv";

    /** All of a folder; none if the file is not there. */
    public static List<FsyncRow> read(Path folder) {
        return CsvRow.all(folder, FILE).stream()
                .map(row -> new FsyncRow(row, row.text("mode").equals("overwrite"), row.positive("p50_us") * 1e3))
                .toList();
    }
}
