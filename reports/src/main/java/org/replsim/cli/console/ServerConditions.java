package org.replsim.cli.console;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.replsim.cluster.Node;
import org.replsim.cluster.ReplicationSpec;
import org.replsim.scenario.problem.Spelling;
import org.replsim.server.replica.Replica;
import org.replsim.server.source.Source;

/** The conditions on one server. */
final class ServerConditions {

    private static final List<String> WORDS =
            List.of("caught up", "received all", "answered", "idle", "io", "sql", "semi_sync");

    private final String server;
    private final World world;

    ServerConditions(String server, World world) {
        this.server = server;
        this.world = world;
    }

    /**
     * Understands what follows the server's name.
     *
     * @throws Refusal if it is no condition
     */
    Condition parse(String text) {
        String[] sides = text.split("\\s*=\\s*", 2);
        String wanted = sides.length == 2 ? sides[1] : "";
        return switch (wanted.isEmpty() ? text : sides[0]) {
            case "caught up" -> level(ServerConditions::caughtUp);
            case "received all" -> level(ServerConditions::received);
            case "io" -> state("io", wanted, List.of("Yes", "No", "Connecting", "Preparing"), this::io);
            case "sql" -> state("sql", wanted, List.of("Yes", "No"), this::sql);
            case "semi_sync" -> state("semi_sync", wanted, List.of("ON", "OFF"), this::semiSync);
            default -> throw new Refusal("'" + text + "' is not a condition; " + Spelling.remedy(text, WORDS));
        };
    }

    private Condition level(Predicate<Replica> holds) {
        return new Condition(() -> holds.test(replica()), this::progress);
    }

    private Condition state(String what, String wanted, List<String> states, Supplier<String> state) {
        String exact = states.stream()
                .filter(wanted::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> new Refusal("write " + server + " " + what + " = " + String.join(" or ", states)));
        return new Condition(() -> state.get().equals(exact), () -> server + " " + what + " = " + state.get());
    }

    private String io() {
        return replica().server().alive()
                ? replica().ioThread().state().running(replica().server().profile())
                : "No";
    }

    private String sql() {
        return replica().server().alive() && replica().applier().running() ? "Yes" : "No";
    }

    private String semiSync() {
        Source source = node().source();
        if (source == null) {
            throw new Refusal(server + " has no binary log, and so no semi-sync as a source");
        }
        return source.semiSync().on() ? "ON" : "OFF";
    }

    private static boolean received(Replica replica) {
        return replica.relayLog().receivedRows() >= replica.upstream().log().published();
    }

    /** What a dead source has taken with it is lost, not late. */
    private static boolean caughtUp(Replica replica) {
        boolean lost = !replica.upstream().server().alive();
        long end = lost
                ? replica.relayLog().receivedRows()
                : replica.upstream().log().published();
        return replica.applier().appliedRows() >= end;
    }

    private String progress() {
        Replica replica = replica();
        return server + " has received " + replica.relayLog().receivedRows() + " and applied "
                + replica.applier().appliedRows() + " of "
                + replica.upstream().log().published() + " transactions";
    }

    private Node node() {
        return world.cluster().node(ReplicationSpec.server(server));
    }

    private Replica replica() {
        String connection = ReplicationSpec.connection(server);
        Replica replica = connection.isEmpty() ? node().replica() : node().replica(connection);
        if (replica == null) {
            throw new Refusal(connection.isEmpty() ? server + " is no replica" : "there is no connection " + server);
        }
        return replica;
    }
}
