package org.replsim.cli.console;

import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.replsim.cluster.ReplicationSpec;
import org.replsim.scenario.problem.Spelling;

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

    /**
     * Understands a condition other than an instant.
     *
     * @throws Refusal if it is none
     */
    static Condition parse(List<String> words, Desk desk) {
        String first = words.get(0);
        if (words.size() == 1 && isAnswered(first)) {
            return answered("", desk);
        }
        List<String> servers = desk.sessions.servers();
        if (!servers.contains(ReplicationSpec.server(first))) {
            throw new Refusal("there is no server '" + first + "'; " + Spelling.remedy(first, servers));
        }
        String rest = String.join(" ", words.subList(1, words.size())).toLowerCase(Locale.ROOT);
        return isAnswered(rest) ? answered(first, desk) : new ServerConditions(first, desk.world).parse(rest);
    }

    private static boolean isAnswered(String word) {
        return word.equals("answered") || word.equals("idle");
    }

    private static Condition answered(String server, Desk desk) {
        BooleanSupplier idle = () -> desk.sessions.idle(server);
        return new Condition(
                idle, () -> idle.getAsBoolean() ? "all statements are answered" : "a statement is not answered");
    }
}
