package org.replsim.net;

import org.jspecify.annotations.Nullable;

/** Who listens on one direction of a connection, if anybody does. */
final class Tapping {

    private @Nullable Tap tap;
    private @Nullable Connection connection;
    private boolean down;

    void listen(@Nullable Tap listener, Connection tapped, boolean isDown) {
        tap = listener;
        connection = tapped;
        down = isDown;
    }

    void sent(int bytes, long left, long arrival) {
        if (tap != null && connection != null) {
            tap.sent(connection, down, bytes, left, arrival);
        }
    }
}
