package org.replsim.notebook;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What cells print to. A loop that prints for ever can be interrupted here. */
final class CellOutput extends FilterOutputStream {

    private CellOutput(OutputStream out) {
        super(out);
    }

    /** A stream that prints to another. */
    static PrintStream to(PrintStream out) {
        return new PrintStream(new CellOutput(out), false, StandardCharsets.UTF_8);
    }

    @Override
    public void write(int one) throws IOException {
        CellThread.checkpoint(CellThread.current());
        out.write(one);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        CellThread.checkpoint(CellThread.current());
        out.write(bytes, from, length);
    }
}
