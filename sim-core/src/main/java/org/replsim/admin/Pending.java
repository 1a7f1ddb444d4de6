package org.replsim.admin;

import org.jspecify.annotations.Nullable;

/** Counts what an answer waits for. */
final class Pending {

    private int open;
    private @Nullable Runnable last;

    /** One more; the result is to be run when it is over. */
    Runnable one() {
        open++;
        return () -> {
            open--;
            run();
        };
    }

    /** All are counted: does something when all are over, at once if there are none. */
    void are(Runnable then) {
        last = then;
        run();
    }

    private void run() {
        Runnable then = last;
        if (open == 0 && then != null) {
            last = null;
            then.run();
        }
    }
}
