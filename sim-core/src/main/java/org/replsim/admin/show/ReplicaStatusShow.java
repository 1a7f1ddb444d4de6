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

    /** @param session the connection that is meant where none is named, in MariaDB */
    static Answer show(Show.ReplicaStatus statement, Node node, String session) {
        ServerProfile profile = node.server().profile();
        String named = statement.connection();
        boolean mariaDb = profile.vendor() == Vendor.MARIADB;
        boolean all = statement.all() || (named == null && !mariaDb);
        String name = Objects.requireNonNullElse(named, mariaDb ? session : "");
        Answer failure = all ? null : UnknownConnection.check(name, node);
        if (failure != null) {
            return failure;
        }
        boolean wide = statement.all() && profile.generation() == Generation.MARIADB_10;
        List<String> fields = ReplicaStatusFields.of(profile, wide);
        Grid grid = new Grid();
        for (String field : fields) {
            String title = ReplicaStatusFields.title(field, profile, statement.replicaWords());
            if (ReplicaStatusFields.numeric(field)) {
                grid.numbers(title);
            } else {
                grid.texts(title);
            }
        }
        Replica one = node.replica(name);
        for (Replica replica : all ? node.replicas() : one == null ? List.<Replica>of() : List.of(one)) {
            if (!replica.info().host().isEmpty()) {
                grid.add(row(replica, fields));
            }
        }
        return grid.answer();
    }

    private static List<@Nullable String> row(Replica replica, List<String> fields) {
        Map<String, Object> values = new ReplicaStatusValues(replica).all();
        List<@Nullable String> row = new ArrayList<>();
        for (String field : fields) {
            Object value = values.get(field);
            row.add(value == null ? null : value.toString());
        }
        return row;
    }
}
