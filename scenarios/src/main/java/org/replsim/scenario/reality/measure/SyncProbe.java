package org.replsim.scenario.reality.measure;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;

/** How long small writes with fdatasync take on a disk. */
final class SyncProbe {

    private static final int BYTES = 512;
    private static final int BLOCKS = 4096;
    private static final int MOST = 100_000;

    private SyncProbe() {}

    /** The lines of a file: a file that grows, as a binary log, and one that is overwritten, as a redo log. */
    static String csv(Path folder, double seconds) throws IOException {
        Path file = Files.createTempFile(folder, "replsim-sync", ".probe");
        try {
            return "mode,bytes,threads,n,avg_us,p50_us,p90_us,p99_us,max_us\n"
                    + line("append", probe(file, false, seconds))
                    + line("overwrite", probe(file, true, seconds));
        } finally {
            Files.delete(file);
        }
    }

    private static long[] probe(Path file, boolean overwrite, double seconds) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(0);
            if (overwrite) {
                channel.write(ByteBuffer.allocate(BYTES * BLOCKS), 0);
                channel.force(true);
            }
            long[] nanos = new long[MOST];
            int n = 0;
            long end = System.nanoTime() + (long) (seconds * 1e9);
            while (n < MOST && (n < 10 || System.nanoTime() < end)) {
                long place = (long) (overwrite ? n % BLOCKS : n) * BYTES;
                long before = System.nanoTime();
                channel.write(ByteBuffer.allocate(BYTES), place);
                channel.force(false);
                nanos[n++] = System.nanoTime() - before;
            }
            return Arrays.copyOf(nanos, n);
        }
    }

    private static String line(String mode, long[] nanos) {
        Arrays.sort(nanos);
        int n = nanos.length;
        return String.format(
                Locale.ROOT,
                "%s,%d,1,%d,%.1f,%.1f,%.1f,%.1f,%.1f%n",
                mode,
                BYTES,
                n,
                Arrays.stream(nanos).average().orElseThrow() / 1e3,
                nanos[n / 2] / 1e3,
                nanos[(int) (n * 0.9)] / 1e3,
                nanos[(int) (n * 0.99)] / 1e3,
                nanos[n - 1] / 1e3);
    }
}
