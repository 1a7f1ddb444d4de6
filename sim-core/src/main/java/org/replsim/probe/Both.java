package org.replsim.probe;

import org.replsim.server.Probe;

/** Two who watch the same run. */
public record Both(Probe one, Probe other) implements Probe {

    @Override
    public void arrived(int server, long nowNanos) {
        one.arrived(server, nowNanos);
        other.arrived(server, nowNanos);
    }

    @Override
    public void acknowledged(int server, long row, long latencyNanos, long nowNanos) {
        one.acknowledged(server, row, latencyNanos, nowNanos);
        other.acknowledged(server, row, latencyNanos, nowNanos);
    }

    @Override
    public void failed(int server, int errno, long latencyNanos, boolean gone, long nowNanos) {
        one.failed(server, errno, latencyNanos, gone, nowNanos);
        other.failed(server, errno, latencyNanos, gone, nowNanos);
    }

    @Override
    public void phase(int server, int phase, long nanos) {
        one.phase(server, phase, nanos);
        other.phase(server, phase, nanos);
    }

    @Override
    public void published(int server, long from, long to, long nowNanos) {
        one.published(server, from, to, nowNanos);
        other.published(server, from, to, nowNanos);
    }

    @Override
    public void atRisk(int server, long row, long nowNanos) {
        one.atRisk(server, row, nowNanos);
        other.atRisk(server, row, nowNanos);
    }

    @Override
    public void received(int replica, int source, long row, long nowNanos) {
        one.received(replica, source, row, nowNanos);
        other.received(replica, source, row, nowNanos);
    }

    @Override
    public void applied(int replica, int source, long row, long nowNanos) {
        one.applied(replica, source, row, nowNanos);
        other.applied(replica, source, row, nowNanos);
    }

    @Override
    public void skipped(int replica, int source, long row, long nowNanos) {
        one.skipped(replica, source, row, nowNanos);
        other.skipped(replica, source, row, nowNanos);
    }

    @Override
    public void semiSync(int server, boolean on, long nowNanos) {
        one.semiSync(server, on, nowNanos);
        other.semiSync(server, on, nowNanos);
    }

    @Override
    public void thread(int server, String connection, boolean ioThread, String text, long nowNanos) {
        one.thread(server, connection, ioThread, text, nowNanos);
        other.thread(server, connection, ioThread, text, nowNanos);
    }

    @Override
    public void written(int server, long row, long nowNanos) {
        one.written(server, row, nowNanos);
        other.written(server, row, nowNanos);
    }

    @Override
    public void visible(int server, long row, long nowNanos) {
        one.visible(server, row, nowNanos);
        other.visible(server, row, nowNanos);
    }

    @Override
    public void discarded(int server, long from, long to, long nowNanos) {
        one.discarded(server, from, to, nowNanos);
        other.discarded(server, from, to, nowNanos);
    }

    @Override
    public void relayDiscarded(int replica, int source, long from, long to, long nowNanos) {
        one.relayDiscarded(replica, source, from, to, nowNanos);
        other.relayDiscarded(replica, source, from, to, nowNanos);
    }

    @Override
    public void undone(int replica, int source, long from, long to, long nowNanos) {
        one.undone(replica, source, from, to, nowNanos);
        other.undone(replica, source, from, to, nowNanos);
    }

    @Override
    public void relaySynced(int replica, int source, long end, long nowNanos) {
        one.relaySynced(replica, source, end, nowNanos);
        other.relaySynced(replica, source, end, nowNanos);
    }

    @Override
    public void restored(int server, int source, long end, long nowNanos) {
        one.restored(server, source, end, nowNanos);
        other.restored(server, source, end, nowNanos);
    }

    @Override
    public void retried(int server, long unanswered, long again, long nowNanos) {
        one.retried(server, unanswered, again, nowNanos);
        other.retried(server, unanswered, again, nowNanos);
    }

    @Override
    public void ackSent(int replica, int source, long row, long nowNanos) {
        one.ackSent(replica, source, row, nowNanos);
        other.ackSent(replica, source, row, nowNanos);
    }

    @Override
    public void ackEndsWait(int server, long row, long nowNanos) {
        one.ackEndsWait(server, row, nowNanos);
        other.ackEndsWait(server, row, nowNanos);
    }

    @Override
    public void died(int server, long nowNanos) {
        one.died(server, nowNanos);
        other.died(server, nowNanos);
    }
}
