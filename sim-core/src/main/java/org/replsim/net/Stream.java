package org.replsim.net;

import org.jspecify.annotations.Nullable;
import org.replsim.engine.Simulation;
import org.replsim.engine.Timer;

/**
 * One direction of a TCP connection: messages arrive in order, at max(previous arrival, sent + delay). What is sent and
 * not yet read by the receiver is bounded by the window; room made by a read is known to the sender half a round trip
 * later. A sender or receiver that has to wait says so and is called.
 */
public final class Stream {

    private static final long NEVER = Long.MAX_VALUE;

    private final Simulation simulation;
    private final Wire wire;
    private final Wire back;
    private final long windowBytes;
    private final Messages messages = new Messages();
    private final Window room = new Window();
    private final Timer headArrives;
    private final Timer roomArrives;
    private final @Nullable Passage taking;
    private final @Nullable Passage handingOn;

    private Runnable receiver = () -> {};
    private Runnable sender = () -> {};
    private Runnable broken = () -> {};
    private @Nullable Tap tap;
    private @Nullable Connection tapped;
    private boolean down;
    private boolean receiverWaits;
    private boolean senderWaits;
    private boolean senderHostGone;
    /** The receiver has closed its socket. */
    private boolean abandoned;

    /** Messages at the end of the line that a proxy has not stamped yet, and how many of them it has taken up. */
    private int unstamped;

    private int beingStamped;

    private long lastArrivalNanos;
    private long sentBytes;
    private long totalBytes;
    /** What had arrived by then can be read; NEVER while the link is up. */
    private long cutAtNanos = NEVER;
    /** News of room that had arrived by then is known to the sender; NEVER while the way back is up. */
    private long backCutAtNanos = NEVER;

    Stream(Simulation simulation, String owner, String role, Wire wire, Wire back, Link link) {
        this.simulation = simulation;
        this.wire = wire;
        this.back = back;
        windowBytes = link.windowBytes();
        Passage.Maker proxy = link.proxy();
        taking = proxy == null ? null : proxy.make(this::stamp);
        handingOn = proxy == null ? null : proxy.make(this::handedOn);
        headArrives = simulation.timer(simulation.free(owner, role + " head"), this::arrived);
        roomArrives = simulation.timer(simulation.free(owner, role + " room"), this::roomed);
    }

    /** Who is called when a message arrives for a receiver that waits. */
    public void receiver(Runnable reaction) {
        receiver = reaction;
    }

    /** Who is called when there is room for a sender that waits. */
    public void sender(Runnable reaction) {
        sender = reaction;
    }

    /** Most bytes that can be sent and not yet read. */
    public long windowBytes() {
        return windowBytes;
    }

    /** TCP payload sent so far, over all connections that this stream was part of. */
    public long totalBytes() {
        return totalBytes;
    }

    /** Who is told of each message from now on; null: nobody. */
    void tap(@Nullable Tap listener, Connection connection, boolean isDown) {
        tap = listener;
        tapped = connection;
        down = isDown;
    }

    /** Who is called when a sender that waits for room learns that the receiver has closed its socket. */
    void broken(Runnable reaction) {
        broken = reaction;
    }

    /** Whether the window has room for another message; a message may pass the window by its own length. */
    public boolean writable() {
        return outstandingBytes() < windowBytes;
    }

    /** Calls the sender as soon as {@link #writable()}. */
    public void awaitRoom() {
        senderWaits = true;
        armRoom();
    }

    /**
     * Sends a message.
     *
     * @param row the transaction it belongs to
     * @param detail what the two ends agree on
     * @param bytes TCP payload
     */
    public void send(long row, long detail, int bytes) {
        long left = wire.transmit(simulation.now(), bytes);
        long arrival = NEVER;
        if (taking == null) {
            arrival = Math.max(lastArrivalNanos, left + wire.delayNanos(left) + wire.repairNanos(left, bytes));
            lastArrivalNanos = arrival;
        } else {
            unstamped++;
        }
        room.openedBytes(Math.min(simulation.now(), backCutAtNanos));
        sentBytes += bytes;
        totalBytes += bytes;
        messages.add(left, arrival, row, detail, bytes);
        if (tap != null) {
            tell(bytes, left, arrival);
        }
        if (taking != null) {
            takeUp(taking);
        } else if (receiverWaits && messages.size() == 1) {
            armHead();
        }
    }

    /** A proxy takes up all that has come; what comes meanwhile is taken up next. */
    private void takeUp(Passage passage) {
        if (unstamped > 0 && !passage.underWay()) {
            beingStamped = unstamped;
            passage.begin();
        }
    }

    /** The proxy stamps what it has taken up: the delay begins. */
    private void stamp() {
        int first = messages.size() - unstamped;
        for (int i = first; i < first + beingStamped; i++) {
            long sent = Math.max(messages.leftNanos(i), simulation.now());
            long repair = wire.repairNanos(sent, messages.bytes(i));
            lastArrivalNanos = Math.max(lastArrivalNanos, sent + wire.delayNanos(sent) + repair);
            messages.setArrivalNanos(i, lastArrivalNanos);
        }
        unstamped -= beingStamped;
        beingStamped = 0;
        if (first == 0 && receiverWaits && messages.size() > unstamped) {
            armHead();
        }
        if (taking != null) {
            takeUp(taking);
        }
    }

    private void tell(int bytes, long left, long arrival) {
        if (tap != null && tapped != null) {
            tap.sent(tapped, down, bytes, left, arrival);
        }
    }

    /** Whether a message can be read now. */
    public boolean readable() {
        return messages.size() > 0 && headArrivalNanos() <= simulation.now();
    }

    /** Calls the receiver as soon as {@link #readable()}. */
    public void awaitMessage() {
        receiverWaits = true;
        if (messages.size() > 0) {
            armHead();
        }
    }

    /** The transaction of the message to read. */
    public long headRow() {
        return messages.headRow();
    }

    /** The detail of the message to read. */
    public long headDetail() {
        return messages.headDetail();
    }

    /** The TCP payload of the message to read. */
    public int headBytes() {
        return messages.headBytes();
    }

    /** Takes the message out and opens the window by its bytes. */
    public void read() {
        room.open(simulation.now() + back.baseDelayNanos(), messages.headBytes());
        messages.removeHead();
        if (senderWaits && !roomArrives.armed()) {
            armRoom();
        }
    }

    /** The sender's host is gone: what had not left it never will, and nothing that is lost is sent again. */
    public void senderHostDied() {
        senderHostGone = true;
        while (messages.size() > 0 && messages.leftNanos(messages.size() - 1) > simulation.now()) {
            removeTail();
        }
        if (messages.size() == 0) {
            headArrives.cancel();
        }
    }

    /** The bandwidth has changed: what waits for its turn leaves the sooner or later, by this factor. */
    void rescale(double times) {
        long now = simulation.now();
        for (int i = 0; i < messages.size(); i++) {
            long left = messages.leftNanos(i);
            if (left > now && messages.arrivalNanos(i) != NEVER) {
                long wait = (long) ((left - now) * times) - (left - now);
                messages.delay(i, wait);
                long before = i == 0 ? 0 : messages.arrivalNanos(i - 1);
                messages.setArrivalNanos(i, Math.max(before, messages.arrivalNanos(i)));
                lastArrivalNanos = messages.arrivalNanos(i);
            }
        }
        if (headArrives.armed()) {
            armHead();
        }
    }

    /** A new connection: nothing is under way, in either sense of the word. */
    void clear() {
        forgetMessages();
        abandoned = false;
        senderHostGone = false;
        lastArrivalNanos = 0;
        senderWaits = false;
        roomArrives.cancel();
    }

    /**
     * The receiver has closed its socket: nothing that is under way will be read. A sender that waits for room is told as
     * soon as it can know.
     */
    void abandon() {
        forgetMessages();
        abandoned = true;
        if (senderWaits && backCutAtNanos == NEVER) {
            roomArrives.in(back.baseDelayNanos());
        }
    }

    /** When the oldest message that is under way or unread arrives or did; {@link Long#MAX_VALUE} for none. */
    long firstArrivalNanos() {
        return messages.size() == 0 ? NEVER : headArrivalNanos();
    }

    /** Bytes sent and, as far as the sender knows, not yet read. */
    public long outstandingBytes() {
        return sentBytes - room.openedBytes(Math.min(simulation.now(), backCutAtNanos));
    }

    /**
     * The link is cut.
     *
     * @param there whether what is sent does not arrive
     * @param andBack whether the sender does not hear of room any more
     */
    void cut(boolean there, boolean andBack) {
        if (there) {
            cutAtNanos = simulation.now();
            if (headArrives.armed()) {
                armHead();
            }
        }
        if (andBack) {
            backCutAtNanos = simulation.now();
            roomArrives.cancel();
        }
    }

    /**
     * The link works again: what was under way arrives, a lost part only when TCP sends it again.
     *
     * @param silent whether it was lost, rather than held
     */
    void restore(boolean silent) {
        long now = simulation.now();
        if (silent && senderHostGone) {
            dropLost();
        }
        long earliest = silent ? resumeNanos(now) + wire.baseDelayNanos() : now;
        for (int i = 0; i < messages.size(); i++) {
            if (messages.arrivalNanos(i) > cutAtNanos && messages.arrivalNanos(i) != NEVER) {
                messages.setArrivalNanos(i, Math.max(messages.arrivalNanos(i), earliest));
                lastArrivalNanos = Math.max(lastArrivalNanos, messages.arrivalNanos(i));
            }
        }
        cutAtNanos = NEVER;
        backCutAtNanos = NEVER;
        if (receiverWaits && messages.size() > 0) {
            armHead();
        }
        if (senderWaits) {
            armRoom();
        }
    }

    /** The first retransmission at or after {@code restored} of the first message that was lost; if none was, at once. */
    private long resumeNanos(long restored) {
        for (int i = 0; i < messages.size(); i++) {
            if (messages.arrivalNanos(i) > cutAtNanos) {
                long rttNanos = wire.baseDelayNanos() + back.baseDelayNanos();
                return Retransmission.firstFrom(messages.leftNanos(i), rttNanos, restored);
            }
        }
        return restored;
    }

    private void dropLost() {
        while (messages.size() > 0 && messages.arrivalNanos(messages.size() - 1) > cutAtNanos) {
            removeTail();
        }
    }

    private void removeTail() {
        messages.removeTail();
        unstamped = Math.max(0, unstamped - 1);
        beingStamped = Math.min(beingStamped, unstamped);
    }

    /** What has not left the sender's host yet does not take up the wire any more. */
    private void forgetMessages() {
        long unsent = 0;
        for (int i = messages.size() - 1; i >= 0 && messages.leftNanos(i) > simulation.now(); i--) {
            unsent += messages.bytes(i);
        }
        wire.giveBack(simulation.now(), unsent);
        messages.clear();
        unstamped = 0;
        beingStamped = 0;
        room.clear();
        sentBytes = 0;
        receiverWaits = false;
        headArrives.cancel();
    }

    private long headArrivalNanos() {
        long arrival = messages.arrivalNanos(0);
        return arrival > cutAtNanos ? NEVER : arrival;
    }

    private void armHead() {
        long arrival = headArrivalNanos();
        if (arrival == NEVER) {
            headArrives.cancel();
        } else {
            headArrives.at(Math.max(arrival, simulation.now()));
        }
    }

    private void arrived() {
        if (handingOn == null || wire.baseDelayNanos() == 0) {
            receiverWaits = false;
            receiver.run();
        } else if (!handingOn.underWay()) {
            handingOn.begin();
        }
    }

    /** The proxy has written to the receiver's socket what was due. */
    private void handedOn() {
        if (!receiverWaits || messages.size() == 0) {
            return;
        }
        if (readable()) {
            receiverWaits = false;
            receiver.run();
        } else {
            armHead();
        }
    }

    private void armRoom() {
        if (backCutAtNanos != NEVER) {
            roomArrives.cancel();
        } else if (abandoned) {
            roomArrives.in(wire.baseDelayNanos() + back.baseDelayNanos());
        } else {
            long needed = sentBytes - windowBytes + 1;
            long at = room.openedAtNanos(needed);
            if (at != NEVER) {
                roomArrives.at(Math.max(at, simulation.now()));
            }
        }
    }

    private void roomed() {
        senderWaits = false;
        (abandoned ? broken : sender).run();
    }
}
