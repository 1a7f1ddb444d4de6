package org.replsim.server.replica;

/** At what a connection to the source broke, and what the IO thread shows while it gets another (spec 1.5, I7 to I12). */
enum Broken {
    /** While events were read. */
    READ(IoThreadState.WAITING_TO_RECONNECT, IoThreadState.RECONNECTING),
    /** After the dump was requested and before it was granted. */
    DUMP_REQUEST(IoThreadState.WAITING_AFTER_DUMP_REQUEST, IoThreadState.RECONNECTING_AFTER_DUMP_REQUEST),
    /** While the source was asked for its version and the replica registered. */
    REGISTRATION(IoThreadState.WAITING_AFTER_REGISTRATION, IoThreadState.RECONNECTING_AFTER_REGISTRATION);

    private final IoThreadState waiting;
    private final IoThreadState reconnecting;

    Broken(IoThreadState waiting, IoThreadState reconnecting) {
        this.waiting = waiting;
        this.reconnecting = reconnecting;
    }

    /** What broke when the thread was in this state. */
    static Broken at(IoThreadState state) {
        return switch (state) {
            case REQUESTING_DUMP -> DUMP_REQUEST;
            case CHECKING_VERSION, REGISTERING -> REGISTRATION;
            default -> READ;
        };
    }

    /** The state while it sleeps for MASTER_CONNECT_RETRY first. */
    IoThreadState waiting() {
        return waiting;
    }

    /** The state while it connects, all further tries and sleeps included. */
    IoThreadState reconnecting() {
        return reconnecting;
    }
}
