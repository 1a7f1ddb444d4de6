package org.replsim.admin.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.replsim.admin.Admin;
import org.replsim.cluster.Node;
import org.replsim.engine.Simulation;
import org.replsim.host.Host;

/** The shells of a cluster's hosts: the operator's way to everything outside of a client. */
public final class Shells {

    private final Admin admin;
    private final Map<String, Machine> machines = new LinkedHashMap<>();
    private final Map<String, Shell> first = new LinkedHashMap<>();

    /** Shells for the hosts of a cluster that statements are sent to by {@code admin}. */
    public Shells(Admin admin) {
        this.admin = admin;
        for (Host host : admin.cluster().hosts()) {
            machines.put(host.name(), new Machine(admin.cluster(), host));
        }
    }

    /**
     * The shell of a host, always the same one.
     *
     * @param place the host's name or address, or the name of a server on it
     * @throws IllegalArgumentException if nothing is called so
     */
    public Shell on(String place) {
        Machine machine = known(place);
        return first.computeIfAbsent(machine.host().name(), name -> new Shell(this, machine));
    }

    /** Another window: a new shell of a host, with a directory and variables of its own. */
    public Shell open(String place) {
        return new Shell(this, known(place));
    }

    /** Whether a host or server is called so. */
    public boolean knows(String place) {
        return find(place).isPresent();
    }

    /** Whether a word is the name of a program. */
    public static boolean isProgram(String word) {
        return Verbs.find(word) != null;
    }

    /** The programs. */
    public static List<String> programs() {
        return new ArrayList<>(Verbs.names());
    }

    Simulation simulation() {
        return admin.cluster().simulation();
    }

    Admin admin() {
        return admin;
    }

    /** The host that has a name or an address, or on which a server of that name is. */
    Optional<Machine> find(String place) {
        Machine named = machines.get(place);
        if (named != null) {
            return Optional.of(named);
        }
        for (Machine machine : machines.values()) {
            boolean here = machine.host().address().equals(place)
                    || machine.instances().stream()
                            .anyMatch(instance -> instance.name().equals(place));
            if (here) {
                return Optional.of(machine);
            }
        }
        return Optional.empty();
    }

    /** The machine of a node. */
    @Nullable
    Machine of(Node node) {
        return machines.get(node.server().host().name());
    }

    private Machine known(String place) {
        return find(place).orElseThrow(() -> new IllegalArgumentException("there is no host or server named " + place));
    }
}
