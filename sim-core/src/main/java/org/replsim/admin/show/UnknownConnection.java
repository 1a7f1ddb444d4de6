package org.replsim.admin.show;

import org.jspecify.annotations.Nullable;
import org.replsim.admin.Answer.Failure;
import org.replsim.cluster.Node;
import org.replsim.server.Generation;
import org.replsim.server.ServerProfile;
import org.replsim.server.Vendor;

/** The error of a statement that names a connection or channel which the replica does not have. */
public final class UnknownConnection {

    private UnknownConnection() {}

    /** Null if there is a connection of that name; the default one, whose name is empty, is always there. */
    public static @Nullable Failure check(String name, Node node) {
        if (name.isEmpty() || node.replica(name) != null) {
            return null;
        }
        ServerProfile profile = node.server().profile();
        String word = profile.generation() == Generation.MYSQL_5_7 ? "Slave" : "Replica";
        return profile.vendor() == Vendor.MARIADB
                ? new Failure(1617, "HY000", "There is no master connection '" + name + "'")
                : new Failure(3074, "HY000", word + " channel '" + name + "' does not exist.");
    }
}
