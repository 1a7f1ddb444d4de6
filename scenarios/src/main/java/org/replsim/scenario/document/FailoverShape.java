package org.replsim.scenario.document;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.replsim.cluster.Route;
import org.replsim.failover.Fencing;
import org.replsim.failover.Manager;
import org.replsim.failover.OldPrimary;
import org.replsim.failover.PromotionRule;
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

/** The fields of failover managers. */
final class FailoverShape {

    private static final SectionType REROUTE = new SectionType(Shape.of(
            "reroute",
            "How the clients' address moves to the new primary.",
            Field.of(
                    "by",
                    choice("a kind of address", Route.Kind.class),
                    "vip",
                    "vip, proxy: connections that stand break for who can reach the new primary; dns: they stay"),
            Field.of("after", QuantityType.DURATION, "0", "from the promotion to the move")));

    /** A manager. */
    static final SectionType MANAGER = new SectionType(Shape.of(
            "failover",
            "Who replaces a primary, and how. How long it takes to find out is not written anywhere: it follows from"
                    + " polls, time-outs and the states of the replicas' IO threads.",
            Field.derived(
                    "name", TextType.NAME, "failover for the first, then failover-2, ...", "unique among managers"),
            Field.required(
                    "manager",
                    choice("a failover manager", Manager.class),
                    "manual: a person with the tutorial's procedure; orchestrator: polls instances; mha: pings the"
                            + " primary; switchover: planned"),
            Field.optional("host", TextType.NAME, "where it runs; without it nothing cuts it off"),
            Field.of("rtt", QuantityType.DURATION, "1ms", "round trip to each server"),
            Field.derived("watches", TextType.NAME, "the server that the first workload writes to", "the primary"),
            Field.optional(
                    "candidates",
                    ListType.of("server", TextType.NAME),
                    "who may take over, by preference; without it every replica of the primary"),
            Field.of(
                    "promote",
                    choice("a promotion rule", PromotionRule.class),
                    "most_received",
                    "who takes over: who has received most, who has applied most, or the first candidate and nobody else"),
            Field.of(
                    "drain",
                    new FlagType(),
                    "ON",
                    "whether what the new primary has received is applied before it takes over; else it is thrown away"),
            Field.of(
                    "gtid", new FlagType(), "OFF", "whether replicas are repointed by GTID; else by file and position"),
            Field.of(
                    "fencing",
                    choice("a kind of fencing", Fencing.class),
                    "none",
                    "what keeps the old primary from accepting writes: kill (its power), read_only or vip (if it can be"
                            + " reached), none"),
            Field.of("fencing_takes", QuantityType.DURATION, "1s", "kill: how long the power switch takes"),
            Field.of("unset_read_only", new FlagType(), "ON", "whether read_only of the new primary is switched off"),
            Field.derived(
                    "salvage",
                    new FlagType(),
                    "ON for mha",
                    "mha, manual: whether the tail of the dead primary's binary log is fetched if its host answers"),
            Field.optional(
                    "refuse_if_lag_above",
                    QuantityType.of(Dimension.TIME, 0, 1e18),
                    "a replica may not take over whose Seconds_Behind_Master was more when it last replicated"),
            Field.derived(
                    "check_repl_delay",
                    QuantityType.of(Dimension.BYTES, 0, 1L << 50),
                    "100MB for mha",
                    "a replica may not take over that has more received and not applied"),
            Field.of("reroute", REROUTE, "{}", "how the clients' address moves"),
            Field.of(
                    "old_primary",
                    choice("a way with the old primary", OldPrimary.class),
                    "leave",
                    "what becomes of it when it answers again: leave, rejoin as a replica if it has nothing extra, or"
                            + " rebuild it as a replica from a dump of the new primary, whatever it has"),
            Field.optional("rebuild", ProvisionShape.REBUILD, "old_primary: rebuild: the dump"),
            Field.optional(
                    "secondary",
                    ListType.of("host", TextType.NAME),
                    "mha: hosts from which the primary must be unreachable, too"),
            Field.optional(
                    "phase", QuantityType.DURATION, "when it looks for the first time; else drawn from the seed"),
            Field.of(
                    "instance_poll",
                    QuantityType.LASTING,
                    "5s",
                    "orchestrator: InstancePollSeconds; also how often the" + " old primary is looked for"),
            Field.of("analysis", QuantityType.LASTING, "1s", "orchestrator: how often it thinks about what it saw"),
            Field.derived(
                    "ping_interval",
                    QuantityType.LASTING,
                    "3s; 1s for manual",
                    "mha: between two pings; manual: of the monitoring"),
            Field.of("failures", NumberType.whole(1, 1000), "4", "mha: failures in a row that make a dead primary"),
            Field.of("connect_timeout", QuantityType.LASTING, "2s", "how long it waits when nobody answers"),
            Field.of(
                    "notices_after",
                    QuantityType.DURATION,
                    "60s",
                    "manual: from the first failed ping to the first step"),
            Field.of("restart_takes", QuantityType.DURATION, "3s", "manual: how long the new primary is down"),
            Field.optional("at", QuantityType.DURATION, "switchover: when it begins"),
            Field.derived(
                    "block",
                    QuantityType.DURATION,
                    "1h for orchestrator, 8h for mha, else 0",
                    "after a takeover there is no other for so long")));

    /** Managers, named so that variants can override them. */
    static final ListType MANAGERS = new ListType("manager", MANAGER, FailoverShape::names);

    private FailoverShape() {}

    static List<String> names(Node item, int index) {
        return item instanceof Node.Mapping mapping && mapping.find("name").orElse(null) instanceof Node.Scalar name
                ? List.of(name.text())
                : List.of(index == 0 ? "failover" : "failover-" + (index + 1));
    }

    private static <E extends Enum<E>> ChoiceType choice(String noun, Class<E> type) {
        return new ChoiceType(
                noun,
                Arrays.stream(type.getEnumConstants())
                        .map(word -> word.name().toLowerCase(Locale.ROOT))
                        .toList());
    }
}
