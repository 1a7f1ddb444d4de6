package org.replsim.failover;

/** Goes on when so many answers have come. */
final class Gather {

    private final Runnable then;
    private int missing;

    Gather(int count, Runnable then) {
        this.then = then;
        missing = count;
        if (count == 0) {
            then.run();
        }
    }

    void one() {
        missing--;
        if (missing == 0) {
            then.run();
        }
    }
}
