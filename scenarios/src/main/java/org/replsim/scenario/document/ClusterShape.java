package org.replsim.scenario.document;

import java.util.List;
import org.replsim.cluster.ReplicationSpec;
import org.replsim.scenario.field.ChoiceType;
import org.replsim.scenario.field.Dimension;
import org.replsim.scenario.field.DistributionType;
import org.replsim.scenario.field.Field;
import org.replsim.scenario.field.FlagType;
import org.replsim.scenario.field.ListType;
import org.replsim.scenario.field.NumberType;
import org.replsim.scenario.field.PairType;
import org.replsim.scenario.field.QuantityType;
import org.replsim.scenario.field.SectionType;
import org.replsim.scenario.field.Shape;
import org.replsim.scenario.field.TextType;
import org.replsim.scenario.field.VariablesType;
import org.replsim.scenario.yaml.Node;
import org.replsim.server.ServerProfile;

/** The fields of servers, links and replication. */
final class ClusterShape {

    /** The server versions. */
    private static final ChoiceType PROFILE = new ChoiceType(
            "a server version",
            ServerProfile.all().stream().map(ServerProfile::name).toList());

    /** A server. */
    static final SectionType SERVER = new SectionType(Shape.of(
            "server",
            "A server.",
            Field.required("host", TextType.NAME, "the host it runs on"),
            Field.of("profile", PROFILE, ServerProfile.MARIADB_10_11.name(), "its version"),
            Field.of("cnf", new VariablesType(), "{}", "its system variables, as in my.cnf")));

    private static final SectionType LINK = new SectionType(
            Shape.of(
                    "link",
                    "A link between two servers, both directions alike.",
                    Field.required("between", new PairType(), "its ends"),
                    Field.required(
                            "rtt",
                            QuantityType.DURATION,
                            "round-trip time of an empty link; half of it is spent each way"),
                    Field.optional("jitter", new DistributionType(), "extra one-way delay"),
                    Field.of("jitter_slot", QuantityType.LASTING, "1ms", "how long one draw of the jitter holds"),
                    Field.of("bandwidth", QuantityType.BANDWIDTH, "10Gbit/s", "each way"),
                    Field.of(
                            "window",
                            QuantityType.of(Dimension.BYTES, 1024, 1L << 32),
                            "4MiB",
                            "most bytes of one connection that are sent and not yet read by the receiver"),
                    Field.optional(
                            "through",
                            TextType.NAME,
                            "the host that runs a delaying proxy in place of a real line; what it spends is `proxy` of its hardware")));

    /** Links, named by their ends so that variants can override them. */
    static final ListType LINKS = new ListType("link", LINK, ClusterShape::linkNames);

    private static final SectionType REPLICATION_ROW = new SectionType(Shape.of(
            "replication",
            "One replica's connection to its source, as CHANGE MASTER and START SLAVE set it.",
            Field.required("replica", TextType.NAME, "the replica"),
            Field.required("source", TextType.NAME, "the server it replicates from"),
            Field.optional(
                    "connection",
                    TextType.NAME,
                    "its name where a replica has several sources: MariaDB's connection, MySQL's channel; without it, the"
                            + " default one. Metrics and faults call it replica:connection"),
            Field.of("connect_retry", QuantityType.LASTING, "60s", "MASTER_CONNECT_RETRY"),
            Field.of("retry_count", NumberType.whole(0, 4294967295L), "100000", "master-retry-count; 0 means for ever"),
            Field.derived(
                    "heartbeat_period",
                    QuantityType.of(Dimension.TIME, 0, 4294967e9),
                    "slave_net_timeout / 2",
                    "MASTER_HEARTBEAT_PERIOD; 0 switches heartbeats off"),
            Field.of("io_thread", new FlagType(), "ON", "whether the IO thread is started at time 0"),
            Field.of("sql_thread", new FlagType(), "ON", "whether the SQL thread is started at time 0")));

    /** Who replicates from whom, named by the replica and its connection. */
    static final ListType REPLICATION = new ListType("replica", REPLICATION_ROW, ClusterShape::replicaName);

    private ClusterShape() {}

    private static List<String> linkNames(Node item, int index) {
        if (item instanceof Node.Mapping mapping
                && mapping.find("between").orElse(null) instanceof Node.Sequence ends
                && ends.items().size() == 2
                && ends.items().get(0) instanceof Node.Scalar first
                && ends.items().get(1) instanceof Node.Scalar second) {
            return List.of(first.text() + "-" + second.text(), second.text() + "-" + first.text());
        }
        return List.of();
    }

    private static List<String> replicaName(Node item, int index) {
        if (item instanceof Node.Mapping mapping
                && mapping.find("replica").orElse(null) instanceof Node.Scalar replica) {
            String connection = mapping.find("connection").orElse(null) instanceof Node.Scalar name ? name.text() : "";
            return List.of(ReplicationSpec.key(replica.text(), connection));
        }
        return List.of();
    }
}
