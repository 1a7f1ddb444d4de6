package org.replsim.run;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random scenarios that have failed once, and what they found. A seed means what {@link RandomSpecs} makes of it now. */
class RegressionsTest {

    @ParameterizedTest(name = "seed {0}: {1}")
    @CsvSource({
        "138, a packet of a new connection came while a core still queued one of the old",
        "146, the relay log was to be synced while the sync for a lost connection was under way",
        "152, a dump was restarted while a chunk was read for the one before"
    })
    void whatHasFailedOnceHolds(long seed, String found) {
        InvariantsTest.check(seed);
    }
}
