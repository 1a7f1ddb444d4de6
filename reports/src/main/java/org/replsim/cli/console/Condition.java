package org.replsim.cli.console;

import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.replsim.cluster.Node;
import org.replsim.scenario.problem.Spelling;
import org.replsim.server.replica.Replica;
import org.replsim.server.source.Source;

/**
 * What one can wait for.
 *
 * @param holds whether it is so
 * @param now how things stand, in words
 */
record Condition(BooleanSupplier holds, Supplier<String> now) {

    /** How conditions are written. */
    static final List<String> FORMS = List.of(
            "db2 caught up",
            "db2 received all",
            "db1 answered",
            "db2 io = Yes",
            "db2 sql = No",
            "db1 semi_sync = ON",
            "12s");

    private static final List<String> WORDS =
            List.of("caught up", "received all", "answered", "idle", "io", "sql", "semi_sync");

    /**
     * Understands a condition.
     *
     * @throws Refusal if it is none
     */
    static Condition parse(List<String> words, Desk desk) {
        String first = words.get(0);
        if (words.size() == 1 && isAnswered(first)) {
            return answered("", desk);
        }
        if (!desk.sessions.servers().contains(first)) {
            throw new Refusal("there is no server '" + first + "'; " + Spelling.remedy(first, desk.sessions.servers()));
        }
        String rest = String.join(" ", words.subList(1, words.size())).toLowerCase(Locale.ROOT);
        if (isAnswered(rest)) {
            return answered(first, desk);
        }
        String[] sides = rest.split("\\s*=\\s*", 2);
        Supplier<Node> node = () -> desk.world.cluster().node(first);
        return switch (sides.length == 2 ? sides[0] : rest) {
            case "caught up" -> of(first, node, Condition::replica, Condition::caughtUp, Condition::progress);
            case "received all" -> of(first, node, Condition::replica, Condition::received, Condition::progress);
            case "io" ->
                state(
                        first,
                        "io",
                        sides,
                        List.of("Yes", "No", "Connecting", "Preparing"),
                        () -> io(replica(first, node)));
            case "sql" ->
                state(
                        first,
                        "sql",
                        sides,
                        List.of("Yes", "No"),
                        () -> replica(first, node).applier().running() ? "Yes" : "No");
            case "semi_sync" ->
                state(
                        first,
                        "semi_sync",
                        sides,
                        List.of("ON", "OFF"),
                        () -> source(first, node).semiSync().on() ? "ON" : "OFF");
            default -> throw new Refusal("'" + rest + "' is not a condition; " + Spelling.remedy(rest, WORDS));
        };
    }

    private static boolean isAnswered(String word) {
        return word.equals("answered") || word.equals("idle");
    }

    private static Condition answered(String server, Desk desk) {
        BooleanSupplier idle = () -> desk.sessions.idle(server);
        return new Condition(
                idle, () -> idle.getAsBoolean() ? "all statements are answered" : "a statement is not answered");
    }

    private static Condition of(
            String server,
            Supplier<Node> node,
            Finder<Replica> finder,
            Function<Replica, Boolean> holds,
            Function<Replica, String> words) {
        return new Condition(
                () -> holds.apply(finder.find(server, node)),
                () -> server + " " + words.apply(finder.find(server, node)));
    }

    private static Condition state(
            String server, String what, String[] sides, List<String> states, Supplier<String> state) {
        String wanted = states.stream()
                .filter(word -> sides.length == 2 && word.equalsIgnoreCase(sides[1]))
                .findFirst()
                .orElseThrow(() -> new Refusal("write " + server + " " + what + " = " + String.join(" or ", states)));
        return new Condition(() -> state.get().equals(wanted), () -> server + " " + what + " = " + state.get());
    }

    /** Finds one side of a server, or refuses. */
    @FunctionalInterface
    private interface Finder<T> {
        T find(String server, Supplier<Node> node);
    }

    private static Replica replica(String server, Supplier<Node> node) {
        Replica replica = node.get().replica();
        if (replica == null) {
            throw new Refusal(server + " is no replica");
        }
        return replica;
    }

    private static String io(Replica replica) {
        return replica.ioThread().state().running(replica.server().profile());
    }

    private static Source source(String server, Supplier<Node> node) {
        Source source = node.get().source();
        if (source == null) {
            throw new Refusal(server + " has no binary log, and so no semi-sync as a source");
        }
        return source;
    }

    private static boolean received(Replica replica) {
        return replica.relayLog().receivedRows() >= replica.upstream().log().published();
    }

    /** What a dead source has taken with it is lost, not late. */
    private static boolean caughtUp(Replica replica) {
        return replica.trueLagNanos() == 0
                && (!replica.upstream().server().alive()
                        || replica.applier().appliedRows()
                                >= replica.upstream().log().published());
    }

    private static String progress(Replica replica) {
        return "has received " + replica.relayLog().receivedRows() + " and applied "
                + replica.applier().appliedRows() + " of "
                + replica.upstream().log().published() + " transactions";
    }
}
