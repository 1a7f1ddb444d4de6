package org.replsim.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 6298 by hand: a round trip of 100 ms gives a time-out of 300 ms, then 600, 1200 ... up to 120 s. */
class RetransmissionTest {

    /** Sent at 0, the segment goes again at 0.3, 0.9, 2.1, 4.5, 9.3, 18.9, 38.1, 76.5, 153.3, 273.3, 393.3 s. */
    @ParameterizedTest
    @CsvSource({
        "0, 300",
        "300, 300",
        "301, 900",
        "900, 900",
        "2000, 2100",
        "4501, 9300",
        "76501, 153300",
        "153301, 273300",
        "273301, 393300"
    })
    void theWaitDoublesUpToTwoMinutes(long restoredMillis, long againMillis) {
        long again = Retransmission.firstFrom(0, 100 * Pipe.MILLIS, restoredMillis * Pipe.MILLIS);
        assertThat(again).isEqualTo(againMillis * Pipe.MILLIS);
    }
}
