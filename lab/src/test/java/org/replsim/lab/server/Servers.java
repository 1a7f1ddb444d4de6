package org.replsim.lab.server;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;

/** Where tests have their server from. */
public final class Servers {

    private Servers() {}

    /** The installed server; without one the test is skipped and says why, unless CI is true: then it fails. */
    public static Installation installed() {
        Optional<Installation> found = Installation.find();
        if (found.isEmpty() && !"true".equals(System.getenv("CI"))) {
            System.err.println("skipped: " + Installation.MISSING);
            assumeTrue(false, Installation.MISSING);
        }
        return found.orElseThrow(() -> new AssertionError(Installation.MISSING));
    }
}
