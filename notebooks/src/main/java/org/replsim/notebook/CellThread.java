package org.replsim.notebook;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** The thread of one piece of a cell's code. Once abandoned it ends at its next {@link #checkpoint} or never. */
final class CellThread extends Thread {

    private final FutureTask<@Nullable Object> task;

    CellThread(FutureTask<@Nullable Object> task) {
        super(task, "cell");
        this.task = task;
        setDaemon(true);
    }

    /** Waits for the code's value. */
    @Nullable
    Object result() throws InterruptedException, ExecutionException {
        return task.get();
    }

    /** Lets {@link #result} throw at once. */
    void abandon() {
        task.cancel(false);
    }

    /** The current thread if it runs a cell. */
    static @Nullable CellThread current() {
        return Thread.currentThread() instanceof CellThread cell ? cell : null;
    }

    /**
     * Ends the work of an abandoned cell; called where long work can end.
     *
     * @param cell that the work is done for, if any
     */
    static void checkpoint(@Nullable CellThread cell) {
        if (cell != null && cell.task.isCancelled()) {
            throw new CancellationException("interrupted");
        }
    }
}
