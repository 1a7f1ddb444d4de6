package org.replsim.scenario.document;

import java.util.List;
import java.util.stream.Stream;
import org.replsim.provision.Method;
import org.replsim.scenario.field.ChoiceType;
import org.replsim.scenario.field.Dimension;
import org.replsim.scenario.field.Field;
import org.replsim.scenario.field.FlagType;
import org.replsim.scenario.field.ListType;
import org.replsim.scenario.field.NumberType;
import org.replsim.scenario.field.QuantityType;
import org.replsim.scenario.field.SectionType;
import org.replsim.scenario.field.Shape;
import org.replsim.scenario.field.TextType;
import org.replsim.scenario.yaml.Node;

/** The fields of building replicas during a run. */
final class ProvisionShape {

    static final String PROVISION = "provision";
    static final String SERIAL = "serial";

    private static final ChoiceType METHOD = new ChoiceType(
            "a method", Stream.of(Method.values()).map(Method::word).toList());

    private static final Field DATA =
            Field.required("data", QuantityType.of(Dimension.BYTES, 1, 1e18), "size of the dump");

    private static final Field DUMP_RATE =
            Field.of("dump_rate", QuantityType.BANDWIDTH, "50MB/s", "bytes dumped a second; assumed");

    private static final Field RESTORE_RATE = Field.of(
            "restore_rate",
            QuantityType.BANDWIDTH,
            "20MB/s",
            "bytes of dump a second that a replica takes in; assumed. With log_bin the same bytes go to its own"
                    + " binary log as well, at its disk's bandwidth");

    /** The dump from which a failover manager builds the old primary anew. */
    static final SectionType REBUILD = new SectionType(Shape.of(
            "rebuild",
            "The dump from which the old primary is built anew: as provision does it with method single-transaction,"
                    + " uncompressed, and its other defaults.",
            DATA,
            DUMP_RATE,
            RESTORE_RATE));

    private static final SectionType GZIP = new SectionType(
            Shape.of(
                    "gzip",
                    "Compression of the dump.",
                    Field.of("rate", QuantityType.BANDWIDTH, "60MB/s", "bytes of dump that it takes in"),
                    Field.of("ratio", NumberType.decimal(1e-6, 10), "0.25", "size afterwards by size before"),
                    Field.of(
                            "piped",
                            new FlagType(),
                            "OFF",
                            "whether it runs while the dump is written (mysqldump | gzip), and the slower of the two sets the pace")));

    private static final SectionType ROW = new SectionType(Shape.of(
            PROVISION,
            "Somebody builds replicas from one dump: lock, dump, compress, copy, restore, CHANGE MASTER, START SLAVE; then"
                    + " they catch up. Restored is everything before the position of the dump.",
            Field.derived("name", TextType.NAME, "build for the first, then build-2, ...", "unique"),
            Field.required("at", QuantityType.DURATION, "when it begins"),
            Field.required(
                    "of",
                    new NamesType(),
                    "the new replicas: servers without a source, or with threads that are stopped"),
            Field.required("from", TextType.NAME, "the server that is dumped, which becomes their source"),
            Field.of(
                    "method",
                    METHOD,
                    Method.SINGLE_TRANSACTION.word(),
                    "how the data is read: session (FLUSH TABLES WITH READ LOCK in another window), mysqldump-x (the dump"
                            + " locks), single-transaction (MariaDB takes no lock, MySQL a short one), cold (the server is"
                            + " stopped, its files are copied)"),
            DATA,
            DUMP_RATE,
            Field.optional("gzip", GZIP, "without it the dump is copied as it is"),
            Field.of(
                    "copy",
                    new ChoiceType("an order", List.of("parallel", SERIAL)),
                    "parallel",
                    "whether all copies go out at once or one after the other"),
            Field.derived(
                    "uplink",
                    QuantityType.BANDWIDTH,
                    "bandwidth of the fastest link to one of them",
                    "what the source's host sends of copies, to all together; each goes over its link, in turn with"
                            + " replication"),
            RESTORE_RATE,
            Field.derived(
                    "idle_timeout",
                    QuantityType.of(Dimension.TIME, 1e9, 31536000e9),
                    "interactive_timeout of the server",
                    "session: wait_timeout of the window that holds the lock, which does nothing during the dump"),
            Field.of("connect_retry", QuantityType.of(Dimension.TIME, 1e9, 86400e9), "60s", "MASTER_CONNECT_RETRY"),
            Field.of(
                    "level",
                    QuantityType.DURATION,
                    "100ms",
                    "a replica has caught up when nothing that it has not applied is older than this")));

    /** What is built, named so that variants can override it. */
    static final ListType LIST = new ListType(PROVISION, ROW, ProvisionShape::names);

    private ProvisionShape() {}

    private static List<String> names(Node item, int index) {
        return item instanceof Node.Mapping mapping && mapping.find("name").orElse(null) instanceof Node.Scalar name
                ? List.of(name.text())
                : List.of(name(index));
    }

    /** The name of one that has none. */
    static String name(int index) {
        return index == 0 ? "build" : "build-" + (index + 1);
    }
}
