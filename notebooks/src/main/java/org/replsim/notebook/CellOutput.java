package org.replsim.notebook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What cells print to. Many lines in a short time go to Jupyter in one message, as messages that come too fast are lost
 * on the way, the end of the cell among them. And a loop that prints for ever can be interrupted here.
 */
final class CellOutput extends OutputStream {

    private static final int LONGEST_BYTES = 1 << 13;
    private static final long PAUSE_NANOS = 100_000_000;

    private final OutputStream jupyter;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private long sentNanos = System.nanoTime() - PAUSE_NANOS;

    private CellOutput(OutputStream jupyter) {
        this.jupyter = jupyter;
    }

    /** A stream that prints to another; to be flushed at the end of the cell. */
    static PrintStream to(OutputStream jupyter) {
        return new PrintStream(new CellOutput(jupyter), false, StandardCharsets.UTF_8);
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
        CellThread.checkpoint(CellThread.current());
        waiting.write(bytes, from, length);
        if (waiting.size() >= LONGEST_BYTES || System.nanoTime() - sentNanos >= PAUSE_NANOS) {
            flush();
        }
    }

    @Override
    public synchronized void flush() throws IOException {
        if (waiting.size() > 0) {
            waiting.writeTo(jupyter);
            waiting.reset();
            sentNanos = System.nanoTime();
        }
        jupyter.flush();
    }
}
