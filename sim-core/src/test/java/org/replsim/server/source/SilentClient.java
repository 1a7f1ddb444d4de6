package org.replsim.server.source;

/** A client that says no more after its first statement; the test speaks for it. */
final class SilentClient implements SessionClient {

    @Override
    public void statementDone() {}

    @Override
    public void answered(int errno) {}
}
