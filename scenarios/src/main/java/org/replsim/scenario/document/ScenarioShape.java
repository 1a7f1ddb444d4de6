package org.replsim.scenario.document;

import java.util.List;
import java.util.regex.Pattern;
import org.replsim.scenario.field.EitherType;
import org.replsim.scenario.field.Field;
import org.replsim.scenario.field.ListType;
import org.replsim.scenario.field.MapType;
import org.replsim.scenario.field.NumberType;
import org.replsim.scenario.field.QuantityType;
import org.replsim.scenario.field.SectionType;
import org.replsim.scenario.field.Shape;
import org.replsim.scenario.field.TextType;

/** The root of the field table: what a scenario file may say. */
public final class ScenarioShape {

    /** The fields that are read apart from the run itself. */
    static final String VARIANTS = "variants";

    private static final TextType FILE_NAME = new TextType(
            "name",
            "a name of letters, digits, -, _ and . (it names the result folder)",
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}"));

    private static final SectionType LIMITS = new SectionType(Shape.of(
            "limits",
            "Where a run that cannot end well is ended.",
            Field.of(
                    "backlog",
                    NumberType.whole(1, 1_000_000_000),
                    "20000000",
                    "most transactions that may be written and not yet applied")));

    private static final ListType HEARTBEATS = ListType.of("heartbeat", WorkloadShape.HEARTBEAT);

    /** The whole file. */
    public static final SectionType ROOT = new SectionType(Shape.of(
            "scenario",
            "A scenario: what exists, who writes, what happens, and what should come out.",
            Field.required("name", FILE_NAME, "short; names the result folder"),
            Field.required("title", TextType.PROSE, "the question it asks"),
            Field.optional("about", TextType.PROSE, "what to expect and why"),
            Field.of("seed", NumberType.whole(0, Long.MAX_VALUE), "1", "of all random draws; same seed, same run"),
            Field.required("duration", QuantityType.LASTING, "how long the run lasts, in simulated time"),
            Field.derived(
                    "warmup", QuantityType.DURATION, "a tenth of the duration", "what is left out of the measurements"),
            Field.derived(
                    "sample",
                    QuantityType.LASTING,
                    "about 300 samples in a step of 1, 2 or 5",
                    "time between two points of the charts"),
            Field.of("limits", LIMITS, "{}", "where a run that cannot end well is ended"),
            Field.required("hosts", new MapType("host", HardwareShape.HOST), "the machines"),
            Field.optional("hardware", HardwareShape.HARDWARE, "service times that all hosts share"),
            Field.required("servers", new MapType("server", ClusterShape.SERVER), "the servers"),
            Field.optional("links", ClusterShape.LINKS, "the links between servers"),
            Field.optional("replication", ClusterShape.REPLICATION, "who replicates from whom"),
            Field.optional(
                    "workloads", WorkloadShape.WORKLOADS, "who writes; a run needs them or statements in its timeline"),
            Field.optional(
                    "heartbeat",
                    new EitherType(
                            WorkloadShape.HEARTBEAT, HEARTBEATS, EitherType.Form.LIST, (one, written) -> List.of(one)),
                    "writers that update a heartbeat table"),
            Field.optional(
                    "failover",
                    new EitherType(
                            FailoverShape.MANAGER,
                            FailoverShape.MANAGERS,
                            EitherType.Form.LIST,
                            (one, written) -> List.of(one)),
                    "who replaces a primary: a manager, or a planned switch"),
            Field.optional("timeline", ListType.of("timeline entry", TimelineShape.ENTRY), "what happens when"),
            Field.optional(
                    "failures",
                    ListType.of("failure", TimelineShape.FAILURES),
                    "what fails and is repaired again and again, for long runs"),
            Field.optional(
                    ProvisionShape.PROVISION, ProvisionShape.LIST, "replicas that are built while the run goes on"),
            Field.optional(VARIANTS, new VariantsType(), "ways to run it: what each says differently"),
            Field.optional("expect", ExpectationShape.LIST, "what must come out")));

    private ScenarioShape() {}
}
