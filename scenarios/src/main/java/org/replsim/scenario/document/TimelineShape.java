package org.replsim.scenario.document;

import java.util.List;
import java.util.stream.Stream;
import org.replsim.scenario.field.DistributionType;
import org.replsim.scenario.field.Field;
import org.replsim.scenario.field.ListType;
import org.replsim.scenario.field.PairType;
import org.replsim.scenario.field.QuantityType;
import org.replsim.scenario.field.SectionType;
import org.replsim.scenario.field.Shape;
import org.replsim.scenario.field.TextType;

/** The fields of what happens: the timeline, maintenance in steps, and what fails and is repaired again and again. */
final class TimelineShape {

    static final String MAINTENANCE = "maintenance";

    private static final SectionType STEP = new SectionType(new Shape(
            "maintenance_step",
            "One step of a maintenance.",
            Stream.concat(
                            Stream.of(Field.of("after", QuantityType.DURATION, "0", "how long after the step before")),
                            FaultKind.FIELDS.stream())
                    .toList(),
            true));

    private static final SectionType STEPS = new SectionType(Shape.of(
            MAINTENANCE,
            "Faults that belong together, one after the other.",
            Field.required("name", TextType.PROSE, "what is done, for charts"),
            Field.required("steps", ListType.of("step", STEP), "what happens, in order")));

    private static final List<Field> WHEN = List.of(Field.required(
            "at",
            new DistributionType(),
            "when, from the start of the run: a duration, or a distribution from which the seed draws an instant (one that"
                    + " lies behind the end does not come)"));

    private static final Field PLANNED = Field.optional(
                    MAINTENANCE, STEPS, "several faults in steps, as in planned work")
            .in(MAINTENANCE);

    /** The shape of a timeline entry. */
    static final SectionType ENTRY = new SectionType(new Shape(
            "timeline",
            "Something that happens at an instant.",
            Stream.of(WHEN.stream(), FaultKind.FIELDS.stream(), Stream.of(PLANNED), StatementFields.all())
                    .flatMap(fields -> fields)
                    .toList(),
            true));

    /** What fails and is repaired, for the length of the run. */
    static final SectionType FAILURES = new SectionType(Shape.choosing(
            "failures",
            "Something that fails and is repaired, again and again, at random times.",
            Field.optional("crash", TextType.NAME, "the process of this server dies, and is started again")
                    .in("crash"),
            Field.optional("freeze", TextType.NAME, "this server stands still, and goes on")
                    .in("freeze"),
            Field.optional("freeze_host", TextType.NAME, "this host stands still, and goes on")
                    .in("freeze_host"),
            Field.optional("cut", new PairType(), "this link is cut (silent), and works again")
                    .in("cut"),
            Field.required(
                    "mttf",
                    new DistributionType(),
                    "time to failure: how long it works, such as {exp: 10min}; each drawn anew"),
            Field.required(
                    "mttr", new DistributionType(), "time to repair, such as {lognormal: {p50: 1min, p99: 10min}}")));

    private TimelineShape() {}
}
