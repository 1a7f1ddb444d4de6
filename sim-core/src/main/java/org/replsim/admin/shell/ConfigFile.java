package org.replsim.admin.shell;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.replsim.host.HostClock;
import org.replsim.server.Vendor;

/**
 * /etc/my.cnf. Until somebody writes it, it says what the scenario configured. What is written holds for the next start of
 * the servers; a file with errors changes nothing and keeps a server from starting (see {@link Instance}).
 */
final class ConfigFile implements LiveFiles {

    static final String PATH = "/etc/my.cnf";

    private final Machine machine;
    private @Nullable String edited;
    private boolean removed;
    private long seconds = HostClock.EPOCH_SECONDS;

    ConfigFile(Machine machine) {
        this.machine = machine;
    }

    @Override
    public List<FileEntry> entries() {
        if (removed || machine.instances().isEmpty()) {
            return List.of();
        }
        String text = text();
        return List.of(new FileEntry(PATH, false, "root", "-rw-r--r--", Contents.bytes(text), seconds, () -> text));
    }

    /** What it says. */
    String text() {
        String known = edited;
        return removed ? "" : known != null ? known : configured();
    }

    @Override
    public boolean write(String path, String text) {
        if (!path.equals(PATH) || machine.instances().isEmpty()) {
            return false;
        }
        set(text, false);
        return true;
    }

    @Override
    public boolean remove(String path) {
        if (!path.equals(PATH) || removed) {
            return false;
        }
        set("", true);
        return true;
    }

    private void set(String text, boolean gone) {
        edited = text;
        removed = gone;
        seconds = machine.seconds();
        for (Instance instance : machine.instances()) {
            MyCnf read = MyCnf.parse(text, PATH, instance.node());
            if (read.errors().isEmpty()) {
                read.apply();
            }
        }
    }

    private String configured() {
        List<Instance> instances = machine.instances();
        return instances.stream()
                .map(instance -> MyCnf.group(instance.node(), group(instance, instances.size() == 1)))
                .collect(Collectors.joining("\n"));
    }

    private static String group(Instance instance, boolean alone) {
        boolean mySql = instance.node().server().profile().vendor() == Vendor.MYSQL;
        return alone ? "mysqld" : "mysqld" + (mySql ? "@" : ".") + instance.name();
    }
}
