package org.replsim.run;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random scenarios that have failed once, and what they found. */
class RegressionsTest {

    @ParameterizedTest(name = "seed {0}: {1}")
    @CsvSource({
        "138, a packet of a new connection came while a core still queued one of the old",
        "152, a dump was restarted while a chunk was read for the one before",
        "605, writes to a closed socket piled up on the wire without bound",
        "670, a relay log was to be synced while the sync for a lost connection was under way",
        "1867, a stale chunk was sent under the new dump's position: a row was received twice"
    })
    void whatHasFailedOnceHolds(long seed, String found) {
        InvariantsTest.check(seed);
    }
}
