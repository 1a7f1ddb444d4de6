package org.replsim.notebook;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import jdk.jshell.execution.DirectExecutionControl;
import org.jspecify.annotations.Nullable;

/**
 * Runs the code of cells in this JVM and keeps what it returned or threw as an object, where JShell keeps a text.
 *
 * <p>Each piece of code runs on a thread of its own. To stop it is to wait for it no longer and to tell it so: an
 * interrupt or {@link Thread#stop} could hit it while it writes to Jupyter, and break the connection.
 */
final class CellControl extends DirectExecutionControl {

    private volatile @Nullable CellThread running;
    private @Nullable Object returned;
    private @Nullable Throwable thrown;

    /** What the last code returned; null also if it returned nothing. */
    @Nullable
    Object returned() {
        return returned;
    }

    /** What the last code threw; null if it ended well. */
    @Nullable
    Throwable thrown() {
        return thrown;
    }

    /** Before code: nothing is returned or thrown yet. */
    void forget() {
        returned = null;
        thrown = null;
    }

    @Override
    protected String invoke(Method method) throws Exception {
        CellThread thread = new CellThread(new FutureTask<>(() -> method.invoke(null)));
        running = thread;
        thread.start();
        try {
            returned = thread.result();
            return "";
        } catch (CancellationException e) {
            thrown = e;
            throw e;
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } finally {
            running = null;
        }
    }

    private Exception unwrapped(ExecutionException failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof InvocationTargetException inner && inner.getCause() != null) {
            thrown = inner.getCause();
            return inner;
        }
        thrown = cause;
        return failure;
    }

    @Override
    public void stop() {
        CellThread thread = running;
        if (thread != null) {
            thread.abandon();
        }
    }
}
