package org.replsim.net;

/** What a proxy has to do for a connection before what has come goes on: it is asked for again and again, never twice at a time. */
public interface Passage {

    /** Begins; whoever asked for it is called when it is done. */
    void begin();

    /** Whether it was begun and is not done. */
    boolean underWay();

    /** Makes passages of one proxy. */
    interface Maker {

        /**
         * Makes one.
         *
         * @param byTimer whether a timer wakes the proxy for it, rather than what has come
         * @param done who is called each time it is done
         */
        Passage make(boolean byTimer, Runnable done);
    }
}
