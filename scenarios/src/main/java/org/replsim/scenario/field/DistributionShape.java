package org.replsim.scenario.field;

import static org.replsim.scenario.field.QuantityType.DURATION;
import static org.replsim.scenario.field.QuantityType.LASTING;

/** The table of distributions: what may be written where a time varies. */
public final class DistributionShape {

    private static final NumberType SHAPE = NumberType.decimal(0.05, 1000);
    private static final NumberType TAIL = NumberType.decimal(1.01, 100);

    private static final Shape UNIFORM = Shape.of(
            "uniform",
            "Any value between two bounds with equal density.",
            Field.required("low", DURATION, "the least value"),
            Field.required("high", DURATION, "the greatest value"));

    private static final Shape LOGNORMAL = Shape.of(
            "lognormal",
            "Most service times of computers look like this: a median and a longer tail to the right.",
            Field.required("p50", LASTING, "the median"),
            Field.required("p99", LASTING, "one value in a hundred is longer"));

    private static final Shape GAMMA = Shape.of(
            "gamma",
            "More regular than exponential for a shape above 1, more bursty below.",
            Field.required("mean", LASTING, "the average"),
            Field.required("shape", SHAPE, "1 is exponential; large is nearly constant"));

    private static final Shape PARETO = Shape.of(
            "pareto",
            "A heavy tail: P(X > x) = (min / x)^shape.",
            Field.required("min", LASTING, "the least value"),
            Field.required("shape", TAIL, "the smaller, the heavier the tail"));

    private static final Shape PART = Shape.of(
            "part",
            "One part of a mixture.",
            Field.required(
                    "weight", NumberType.decimal(0, 1e9), "how often it is drawn, against the sum of the weights"),
            Field.required("of", new DistributionType(), "the part's own distribution"));

    /** The shape itself. */
    public static final SectionType SECTION = new SectionType(Shape.choosing(
            "distribution",
            "How a time varies from one draw to the next. A plain duration is constant.",
            Field.optional("constant", DURATION, "always the same").in("constant"),
            Field.optional("uniform", new SectionType(UNIFORM), "any value between two bounds")
                    .in("uniform"),
            Field.optional("exp", LASTING, "exponential with this mean").in("exp"),
            Field.optional("lognormal", new SectionType(LOGNORMAL), "lognormal by its 50th and 99th percentile")
                    .in("lognormal"),
            Field.optional("gamma", new SectionType(GAMMA), "gamma by its mean and shape")
                    .in("gamma"),
            Field.optional("pareto", new SectionType(PARETO), "Pareto by its least value and shape")
                    .in("pareto"),
            Field.optional(
                            "empirical",
                            TextType.FILE,
                            "the values in the first column of a CSV file, each equally likely")
                    .in("empirical"),
            Field.optional(
                            "mixture",
                            ListType.of("part", new SectionType(PART)),
                            "one of several distributions, by weight")
                    .in("mixture")));

    private DistributionShape() {}
}
