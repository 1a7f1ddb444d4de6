package org.replsim.admin.shell;

/** A program of a host. */
interface Verb {

    /** Runs; the process must be ended by {@link Process#exit}, now or at a later instant. */
    void run(Process process);
}
