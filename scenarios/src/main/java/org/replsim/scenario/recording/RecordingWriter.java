package org.replsim.scenario.recording;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes the CSV file of a recording, one transaction after another in the order of their arrival. */
public final class RecordingWriter implements Closeable {

    private final CsvWriter csv;

    /**
     * Begins a file.
     *
     * @param comments lines on where the recording comes from
     */
    public RecordingWriter(Path file, List<String> comments) throws IOException {
        csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file, StandardCharsets.UTF_8);
        comments.forEach(line -> csv.writeComment(" " + line));
        List<String> header = new ArrayList<>(List.of("ns"));
        header.addAll(RecordingFile.COLUMNS);
        csv.writeRecord(header);
    }

    /**
     * One transaction.
     *
     * @param nanos when it arrives, from the beginning
     * @param statements between BEGIN and COMMIT
     * @param rows that it changes
     * @param rowBytes data of all rows together
     * @param ddlMillis how long its DDL statement ran; -1 if it is none
     * @param events sizes of its events, as {@link #events} writes them
     * @param keys of its rows that others touch as well
     * @param tables that it changes, as database.table with spaces between
     * @param group number of the commit group that it was in
     */
    public void row(
            long nanos,
            int statements,
            int rows,
            long rowBytes,
            long ddlMillis,
            String events,
            int[] keys,
            String tables,
            int group) {
        StringBuilder keyCell = new StringBuilder();
        for (int key : keys) {
            keyCell.append(keyCell.length() == 0 ? "" : " ").append(key);
        }
        csv.writeRecord(
                Long.toString(nanos),
                Integer.toString(statements),
                Integer.toString(rows),
                Long.toString(rowBytes),
                ddlMillis < 0 ? "" : Long.toString(ddlMillis),
                events,
                keyCell.toString(),
                tables,
                Integer.toString(group));
    }

    /**
     * The sizes of a transaction's events behind its GTID event.
     *
     * @param sizes in the file
     * @param annotate whether each is an Annotate_rows event, which replicas are not sent
     * @param count how many there are
     */
    public static String events(int[] sizes, boolean[] annotate, int count) {
        return EventList.text(sizes, annotate, count);
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
