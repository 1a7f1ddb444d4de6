package org.replsim.admin.shell;

import java.util.Optional;
import org.replsim.net.LinkState;
import org.replsim.server.Generation;

/** The server that a client program connects to by its -h, -P and -S, and why it cannot. */
final class Target {

    /** How long a connection to a port that drops everything is tried: six SYNs sent again. */
    static final long SYN_NANOS = 127_000_000_000L;

    private final String host;
    private final Optional<Instance> instance;
    private final String refusal;
    private final boolean silent;

    private Target(String host, Optional<Instance> instance, String refusal, boolean silent) {
        this.host = host;
        this.instance = instance;
        this.refusal = refusal;
        this.silent = silent;
    }

    static Target of(Process process, Arguments arguments) {
        String host = arguments.value("localhost", "h", "host");
        String port = arguments.value("", "P", "port");
        String socket = arguments.value("", "S", "socket");
        Shell shell = process.shell();
        Machine here = shell.machine();
        boolean local = host.equals("localhost") || host.equals("127.0.0.1");
        Optional<Machine> there = local ? Optional.of(here) : shell.shells().find(host);
        if (there.isEmpty()) {
            return new Target(
                    host, Optional.empty(), "ERROR 2005 (HY000): Unknown MySQL server host '" + host + "' (-2)", false);
        }
        Optional<Instance> found = there.get().instances().stream()
                .filter(instance ->
                        instance.name().equals(host) || (!socket.isEmpty() && socket.contains(instance.name())))
                .findFirst()
                .or(() -> there.get().instances().stream()
                        .filter(instance -> port.isEmpty() || port.equals(String.valueOf(instance.port())))
                        .findFirst());
        boolean remote = there.get() != here;
        return remote || !local ? tcp(host, port, found, here, there.get(), remote) : socket(host, found, there.get());
    }

    private static Target tcp(
            String host, String port, Optional<Instance> found, Machine here, Machine there, boolean remote) {
        int number = port.isEmpty() ? found.map(Instance::port).orElse(3306) : Integer.parseInt(port);
        String address = here.host().address();
        Firewall.Verdict verdict = remote ? there.firewall().verdict(number, address) : Firewall.Verdict.ACCEPT;
        boolean silent = verdict == Firewall.Verdict.DROP || (remote && cut(here, found, LinkState.SILENT));
        boolean refused = verdict == Firewall.Verdict.REJECT
                || (remote && cut(here, found, LinkState.RESET))
                || found.isEmpty()
                || !found.get().runs();
        String errno = silent ? "110" : refused ? "111" : "";
        boolean old = found.isEmpty() || found.get().node().server().profile().generation() != Generation.MARIADB_10;
        return new Target(
                host,
                found,
                errno.isEmpty()
                        ? ""
                        : "ERROR 2003 (HY000): Can't connect to " + (old ? "MySQL " : "") + "server on '" + host + "' ("
                                + errno + (silent ? " \"Connection timed out\")" : " \"Connection refused\")"),
                silent);
    }

    private static boolean cut(Machine here, Optional<Instance> found, LinkState kind) {
        return found.isPresent()
                && here.instances().stream()
                        .flatMap(mine ->
                                here.cluster().findLink(mine.name(), found.get().name()).stream())
                        .anyMatch(link -> link.state() == kind);
    }

    private static Target socket(String host, Optional<Instance> found, Machine there) {
        if (found.isPresent() && found.get().runs()) {
            return new Target(host, found, "", false);
        }
        boolean ten = found.isPresent() && found.get().node().server().profile().generation() == Generation.MARIADB_10;
        String path = found.isPresent() ? found.get().dataDirectory() + "/mysql.sock" : "/tmp/mysql.sock";
        boolean stale = found.isPresent() && !found.get().node().cleanly();
        return new Target(
                host,
                found,
                "ERROR 2002 (HY000): Can't connect to local " + (ten ? "" : "MySQL ") + "server through socket '" + path
                        + "' (" + (stale ? 111 : 2) + ")",
                false);
    }

    String host() {
        return host;
    }

    /** The client's line about the failed connection; empty if it stands. */
    String refusal() {
        return refusal;
    }

    /** The server; only if nothing refuses. */
    Instance instance() {
        return instance.orElseThrow();
    }

    /** Says the refusal when it is known: at once, or when the client gives up. */
    void afterTimeout(Process process, Runnable action) {
        if (silent) {
            process.after(SYN_NANOS, action);
        } else {
            action.run();
        }
    }
}
