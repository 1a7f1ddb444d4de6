package org.replsim.net;

/** What a proxy does for one stream at the two ends of its line: it stamps what has come, and hands on what is due. */
final class ProxyEnds {

    /** What follows. */
    interface Line {
        /** The delay of the message at a place in the ring begins now. */
        void stamp(int place);

        /** Some were stamped, beginning with the one at this place. */
        void stamped(int first);

        /** What was due was written to the receiver's socket. */
        void handedOn();
    }

    private final Messages messages;
    private final Line line;
    private final Passage taking;
    private final Passage handingOn;
    /** How many of the messages at the end of the ring that are not stamped were taken up. */
    private int beingStamped;

    ProxyEnds(Passage.Maker proxy, Messages messages, Line line) {
        this.messages = messages;
        this.line = line;
        taking = proxy.make(false, this::stamp);
        handingOn = proxy.make(true, line::handedOn);
    }

    /** A message was added. */
    void sent() {
        takeUp();
    }

    /** All messages were taken away. */
    void clear() {
        beingStamped = 0;
    }

    /** Something is due. */
    void handOn() {
        if (!handingOn.underWay()) {
            handingOn.begin();
        }
    }

    /** It takes up all that has come; what comes meanwhile is taken up next. */
    private void takeUp() {
        int unstamped = messages.unknownArrivals();
        if (unstamped > 0 && !taking.underWay()) {
            beingStamped = unstamped;
            taking.begin();
        }
    }

    private void stamp() {
        int unstamped = messages.unknownArrivals();
        int first = messages.size() - unstamped;
        int end = first + Math.min(beingStamped, unstamped);
        for (int i = first; i < end; i++) {
            line.stamp(i);
        }
        beingStamped = 0;
        if (end > first) {
            line.stamped(first);
        }
        takeUp();
    }
}
