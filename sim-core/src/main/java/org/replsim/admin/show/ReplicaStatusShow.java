package org.replsim.admin.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.replsim.admin.Answer;
import org.replsim.cluster.Node;
import org.replsim.server.Generation;
import org.replsim.server.ServerProfile;
import org.replsim.server.Vendor;
import org.replsim.server.replica.Replica;
import org.replsim.sql.Show;

/** SHOW SLAVE STATUS, SHOW REPLICA STATUS, SHOW ALL SLAVES STATUS: no row before CHANGE MASTER has named a host. */
final class ReplicaStatusShow {

    private ReplicaStatusShow() {}

    static Answer show(Show.ReplicaStatus statement, Node node) {
        ServerProfile profile = node.server().profile();
        Answer.Failure failure = unknownConnection(statement, profile);
        if (failure != null) {
            return failure;
        }
        boolean all = statement.all() && profile.generation() == Generation.MARIADB_10;
        List<String> fields = ReplicaStatusFields.of(profile, all);
        Grid grid = new Grid();
        for (String field : fields) {
            String title = ReplicaStatusFields.title(field, profile, statement.replicaWords());
            if (ReplicaStatusFields.numeric(field)) {
                grid.numbers(title);
            } else {
                grid.texts(title);
            }
        }
        Replica replica = node.replica();
        if (replica != null && !replica.info().host().isEmpty()) {
            Map<String, Object> values = new ReplicaStatusValues(replica).all();
            List<@Nullable String> row = new ArrayList<>();
            for (String field : fields) {
                Object value = values.get(field);
                row.add(value == null ? null : value.toString());
            }
            grid.add(row);
        }
        return grid.answer();
    }

    /** A replica of the model has one connection, which has no name. */
    private static Answer.@Nullable Failure unknownConnection(Show.ReplicaStatus statement, ServerProfile profile) {
        String connection = Objects.requireNonNullElse(statement.connection(), "");
        if (connection.isEmpty()) {
            return null;
        }
        return profile.vendor() == Vendor.MARIADB
                ? new Answer.Failure(1617, "HY000", "There is no master connection '" + connection + "'")
                : new Answer.Failure(3074, "HY000", "Replica channel '" + connection + "' does not exist.");
    }
}
