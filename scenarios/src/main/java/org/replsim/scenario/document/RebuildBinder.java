package org.replsim.scenario.document;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.replsim.failover.Manager;
import org.replsim.provision.Sizes;
import org.replsim.scenario.field.Values;

/** From the values of a failover manager to the dump from which it builds the old primary anew. */
final class RebuildBinder {

    private final Values root;
    private final Names names;

    RebuildBinder(Values root, Names names) {
        this.root = root;
        this.names = names;
    }

    /**
     * The sizes of the dump; null if the manager builds nothing, whatever it says of a dump, so that variants may differ in
     * {@code old_primary} alone.
     *
     * @param watches the old primary
     * @throws org.replsim.scenario.problem.ScenarioProblem if it cannot be built
     */
    @Nullable
    Sizes sizes(Values values, Manager manager, String watches) {
        if (!values.text("old_primary").equals("rebuild")) {
            return null;
        }
        if (manager == Manager.SWITCHOVER) {
            throw values.problem(
                    "old_primary",
                    "a switchover makes the old primary a replica itself, with the data it has; remove the line");
        }
        for (String connection : names.sources().getOrDefault(watches, Map.of()).keySet()) {
            if (!connection.isEmpty()) {
                throw values.problem(
                        "old_primary", watches + " has named connections; only servers without them are built anew");
            }
        }
        for (Values build : root.list(ProvisionShape.PROVISION)) {
            if (build.value("of", NamesType.Names.class).names().contains(watches)) {
                throw values.problem(
                        "old_primary", watches + " is built by provision, too; remove it there, or write leave here");
            }
        }
        Values dump = values.maybeSection("rebuild")
                .orElseThrow(() -> values.problem(
                        "old_primary", "\"rebuild\" needs the size of the dump; add rebuild: {data: 1GB}"));
        return new Sizes(dump.whole("data"), dump.number("dump_rate"), null, 0, false, dump.number("restore_rate"));
    }
}
