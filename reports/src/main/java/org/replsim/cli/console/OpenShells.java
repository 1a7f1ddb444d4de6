package org.replsim.cli.console;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.replsim.admin.shell.Shell;
import org.replsim.scenario.problem.Spelling;

/** The shells of the hosts, opened when they are needed. */
final class OpenShells {

    private final World world;
    private final Map<String, OpenShell> open = new TreeMap<>();

    OpenShells(World world) {
        this.world = world;
    }

    /** The open ones. */
    Collection<OpenShell> all() {
        return List.copyOf(open.values());
    }

    /** Whether a host or a server is called so, or has this address. */
    boolean knows(String place) {
        return world.shells().knows(place);
    }

    /** The shell of a host, by its name, its address or the name of a server on it. */
    OpenShell at(String place) {
        if (!knows(place)) {
            List<String> names = List.copyOf(names());
            throw new Refusal("there is no host or server '" + place + "'; " + Spelling.remedy(place, names));
        }
        Shell shell = world.shells().on(place);
        return open.computeIfAbsent(shell.host(), host -> new OpenShell(shell));
    }

    /** The names of servers and of hosts. */
    TreeSet<String> names() {
        TreeSet<String> names = new TreeSet<>();
        world.cluster().hosts().forEach(host -> names.add(host.name()));
        world.cluster().nodes().forEach(node -> names.add(node.server().name()));
        return names;
    }
}
