package org.replsim.cli.console;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.replsim.reports.client.ClientStyle;
import org.replsim.scenario.problem.Spelling;
import org.replsim.server.ServerProfile;

/** The sessions that are open, and the one that statements go to. Each server has one of its own name, opened when it is needed. */
final class Sessions {

    private final World world;
    private final List<String> servers;
    private final Map<String, OpenSession> open = new TreeMap<>();
    private String current;

    Sessions(World world) {
        this.world = world;
        servers = world.spec().cluster().servers().stream().map(s -> s.name()).toList();
        current = servers.get(0);
    }

    /** The names of all servers, in the scenario's order. */
    List<String> servers() {
        return servers;
    }

    /** The names that can stand before {@code >}: servers and sessions. */
    List<String> names() {
        List<String> names = new ArrayList<>(servers);
        open.keySet().stream().filter(name -> !servers.contains(name)).forEach(names::add);
        return names;
    }

    /** The open ones. */
    Collection<OpenSession> all() {
        return List.copyOf(open.values());
    }

    /** The one that statements go to. */
    OpenSession current() {
        return at(current);
    }

    /** The name of the one that statements go to. */
    String currentName() {
        return current;
    }

    /** The prompt of the current one, without opening it. */
    String prompt() {
        OpenSession session = open.get(current);
        return session == null ? style(serverOf(current)).prompt("") : session.prompt();
    }

    /** Statements go to another one from now on. */
    void choose(String name) {
        if (!names().contains(name)) {
            throw new Refusal("there is no server or session '" + name + "'; " + Spelling.remedy(name, names()));
        }
        current = name;
    }

    /** Opens another session at a server and goes to it. */
    void connect(String server, String label) {
        if (!servers.contains(server)) {
            throw new Refusal("there is no server '" + server + "'; " + Spelling.remedy(server, servers));
        }
        String name = server + "." + label;
        if (!label.matches("[A-Za-z0-9_]{1,32}") || open.containsKey(name)) {
            throw new Refusal(
                    open.containsKey(name)
                            ? name + " is open already; " + name + "> goes to it"
                            : "'" + label + "' cannot name a session; use letters, digits and _");
        }
        current = at(server, name).name();
    }

    /** Closes a session that was opened besides the server's own. */
    void disconnect(String name) {
        OpenSession session = open.get(name);
        if (session == null || servers.contains(name)) {
            List<String> others =
                    open.keySet().stream().filter(n -> !servers.contains(n)).toList();
            throw new Refusal("'" + name + "' is not a session that connect opened; " + Spelling.remedy(name, others));
        }
        if (session.busy()) {
            throw new Refusal(name + " waits for an answer to: " + session.asking());
        }
        session.client().close();
        open.remove(name);
        if (current.equals(name)) {
            current = serverOf(name);
        }
    }

    /** Whether a server's sessions, or all, have their answers. */
    boolean idle(String server) {
        return open.values().stream()
                .noneMatch(session -> session.busy()
                        && (server.isEmpty() || session.client().server().equals(server)));
    }

    private OpenSession at(String name) {
        return at(serverOf(name), name);
    }

    private OpenSession at(String server, String name) {
        return open.computeIfAbsent(name, n -> new OpenSession(n, world.connect(server), style(server)));
    }

    /** The version of the server that statements go to. */
    ServerProfile profile() {
        return profile(serverOf(current));
    }

    private ServerProfile profile(String server) {
        return world.cluster().node(server).server().profile();
    }

    private ClientStyle style(String server) {
        return ClientStyle.of(profile(server));
    }

    private String serverOf(String name) {
        return servers.contains(name) ? name : name.substring(0, name.lastIndexOf('.'));
    }
}
