package org.replsim.notebook;

import java.util.List;

/** A cell that could not be compiled, or whose code threw: what its author needs to know, without the kernel's own stack. */
public final class CellException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<String> lines;

    /**
     * A failure in words.
     *
     * @param summary in one line
     * @param lines all of it
     */
    CellException(String summary, List<String> lines) {
        super(summary);
        this.lines = List.copyOf(lines);
    }

    /** What the notebook shows under the cell. */
    public List<String> lines() {
        return lines;
    }
}
