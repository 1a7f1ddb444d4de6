package org.replsim.admin;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.replsim.admin.Answer.Failure;
import org.replsim.admin.show.UnknownConnection;
import org.replsim.cluster.Node;
import org.replsim.server.ServerProfile;
import org.replsim.server.Vendor;
import org.replsim.server.replica.MasterInfo;
import org.replsim.server.replica.Replica;

/**
 * Which connections of a replica a statement is about. MariaDB: the one it names, else that of default_master_connection.
 * MySQL: the channel it names, else all of them.
 */
final class Connections {

    /** The session's variable of MariaDB that says which connection is meant where none is named. */
    static final String DEFAULT = "default_master_connection";

    private final AdminSession session;
    private final Node node;
    private final ServerProfile profile;
    private final boolean mariaDb;

    Connections(AdminSession session) {
        this.session = session;
        node = session.node();
        profile = node.server().profile();
        mariaDb = profile.vendor() == Vendor.MARIADB;
    }

    /** The name of the connection that is meant, empty for the default one. */
    String name(@Nullable String written) {
        return written == null && mariaDb
                ? Objects.requireNonNullElse(session.variables().text(DEFAULT), "")
                : Objects.requireNonNullElse(written, "");
    }

    /** Those that are meant, in the order of their names; none if there is none of that name. */
    List<Replica> meant(@Nullable String written) {
        if (written == null && !mariaDb) {
            return node.replicas();
        }
        return Optional.ofNullable(node.replica(name(written))).map(List::of).orElse(List.of());
    }

    /** The one that is meant; where MySQL means all, the first. */
    @Nullable
    Replica one(@Nullable String written) {
        List<Replica> meant = meant(written);
        return meant.isEmpty() ? null : meant.get(0);
    }

    /** Why there is none of that name; null if there is, and for the default one, which is always there. */
    @Nullable
    Failure unknown(@Nullable String written) {
        return UnknownConnection.check(name(written), node);
    }

    /** MySQL: some statements want to know which of several channels. */
    @Nullable
    Failure ambiguous(@Nullable String written) {
        boolean named = node.replicas().stream()
                .anyMatch(each -> !each.info().connection().isEmpty());
        return written == null && !mariaDb && named ? Errors.severalChannels(profile) : null;
    }

    /** Each connection has a source of its own; null if that is so. */
    @Nullable
    Failure conflict(MasterInfo info) {
        for (Replica other : node.replicas()) {
            if (other.info().connection().equalsIgnoreCase(info.connection())
                    || info.host().isEmpty()) {
                continue;
            }
            if (other.info().host().equalsIgnoreCase(info.host())
                    && other.info().port() == info.port()) {
                return Errors.sameSource(info.connection(), other.info().connection(), profile);
            }
            if (knownAs(other, info.host())) {
                return Errors.notYet("two connections to one source by different names of its host");
            }
        }
        return null;
    }

    private static boolean knownAs(Replica connection, String host) {
        var source = connection.upstream().server();
        return source.name().equals(host)
                || source.host().name().equals(host)
                || source.host().address().equals(host);
    }
}
