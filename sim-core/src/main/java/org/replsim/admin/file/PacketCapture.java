package org.replsim.admin.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.Node;
import org.replsim.engine.random.Draws;
import org.replsim.host.Host;
import org.replsim.net.Connection;
import org.replsim.net.Link;
import org.replsim.net.Tap;

/**
 * tcpdump on one host of what goes between two servers, from {@link #start} to {@link #stop}: packets with data, and the
 * bare ACKs of TCP. Data are acknowledged by a packet of their own unless the receiver sends data within TCP's delay, as the
 * tutorial's captures show. What a broken link loses is shown at the sender only as often as the model sends it.
 */
public final class PacketCapture implements Tap {

    private static final long DELAYED_ACK_NANOS = 40_000_000L;
    private static final int PORT = 3306;
    private static final int WINDOW_OF_SOURCE = 114;
    private static final int WINDOW_OF_REPLICA = 165;
    private static final int MOST = 100_000;

    private final Link link;
    private final Host here;
    private final String source;
    private final String replica;
    private final boolean atSource;
    private final List<Packet> packets = new ArrayList<>();

    /** A message on the wire. */
    private record Packet(int port, boolean down, int bytes, long left, long arrives) {}

    /**
     * A line to be printed.
     *
     * @param from bytes sent before on this connection in this direction
     * @param acked bytes of the other direction that the sender had by then
     */
    private record Line(long nanos, int port, boolean down, int bytes, long from, long acked) {}

    /**
     * Listens on the link between two servers.
     *
     * @param source whose log is sent
     * @param atSource whether tcpdump runs on the host of the source, else on that of the replica
     */
    public PacketCapture(Cluster cluster, String source, String replica, boolean atSource) {
        link = cluster.link(source, replica);
        Node from = cluster.node(source);
        Node to = cluster.node(replica);
        this.source = from.server().host().address();
        this.replica = to.server().host().address();
        here = (atSource ? from : to).server().host();
        this.atSource = atSource;
    }

    /** Begins to listen; who listened on this link before does so no more. */
    public void start() {
        link.tap(this);
    }

    /** Ends listening; what was heard stays. */
    public void stop() {
        link.tap(null);
    }

    @Override
    public void sent(Connection connection, boolean down, int bytes, long leftNanos, long arrivesNanos) {
        if (packets.size() < MOST && bytes > 0) {
            packets.add(new Packet(connection.replicaPort(), down, bytes, leftNanos, arrivesNanos));
        }
    }

    /** The payloads in the order in which they were sent, ACKs of semi-sync among them. */
    public List<Integer> lengths() {
        return packets.stream().map(Packet::bytes).toList();
    }

    /** What tcpdump has printed by an instant. */
    public List<String> lines(long nowNanos) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < packets.size(); i++) {
            Packet packet = packets.get(i);
            long seen = packet.down() == atSource ? packet.left() : packet.arrives();
            lines.add(new Line(
                    seen,
                    packet.port(),
                    packet.down(),
                    packet.bytes(),
                    sentBefore(i),
                    arrivedBy(packet, packet.left())));
            if (!isAnswered(packet, nowNanos)) {
                lines.add(bareAck(packet));
            }
        }
        lines.removeIf(line -> line.nanos() > nowNanos);
        lines.sort(Comparator.comparingLong(Line::nanos));
        List<String> texts = new ArrayList<>();
        List<Integer> known = new ArrayList<>();
        for (Line line : lines) {
            texts.add(text(line, !known.contains(line.port())));
            known.add(line.port());
        }
        return texts;
    }

    private Line bareAck(Packet packet) {
        boolean down = !packet.down();
        long way = down == atSource ? 0 : packet.arrives() - packet.left();
        Packet answer = new Packet(packet.port(), down, 0, packet.arrives(), packet.arrives() + way);
        return new Line(packet.arrives() + way, packet.port(), down, 0, 0, arrivedBy(answer, packet.arrives()));
    }

    private boolean isAnswered(Packet packet, long nowNanos) {
        return packets.stream()
                .anyMatch(other -> other.port() == packet.port()
                        && other.down() != packet.down()
                        && other.left() >= packet.arrives()
                        && other.left() <= Math.min(nowNanos, packet.arrives() + DELAYED_ACK_NANOS));
    }

    private long sentBefore(int place) {
        Packet packet = packets.get(place);
        return packets.subList(0, place).stream()
                .filter(other -> other.port() == packet.port() && other.down() == packet.down())
                .mapToLong(Packet::bytes)
                .sum();
    }

    private long arrivedBy(Packet packet, long nanos) {
        return packets.stream()
                .filter(other ->
                        other.port() == packet.port() && other.down() != packet.down() && other.arrives() <= nanos)
                .mapToLong(Packet::bytes)
                .sum();
    }

    /** The first packet of a connection shows numbers as they are, those after it count from there. */
    private String text(Line line, boolean absolute) {
        long own = absolute ? initial(line.port(), line.down()) : line.down() ? 0 : 1;
        long other = absolute ? initial(line.port(), !line.down()) : line.down() ? 1 : 0;
        String sender = line.down() ? source + "." + PORT : replica + "." + line.port();
        String receiver = line.down() ? replica + "." + line.port() : source + "." + PORT;
        String data = line.bytes() == 0
                ? ""
                : String.format(Locale.ROOT, "seq %d:%d, ", own + line.from(), own + line.from() + line.bytes());
        return String.format(
                Locale.ROOT,
                "%s IP %s > %s: Flags [%s], %sack %d, win %d, length %d",
                HostTime.ofPacket(here.clock().nanos(line.nanos())),
                sender,
                receiver,
                line.bytes() == 0 ? "." : "P.",
                data,
                other + line.acked(),
                line.down() ? WINDOW_OF_SOURCE : WINDOW_OF_REPLICA,
                line.bytes());
    }

    private static long initial(int port, boolean down) {
        return new Draws(port, "tcp/sequence").bits(down ? 0 : 1) >>> Integer.SIZE;
    }
}
