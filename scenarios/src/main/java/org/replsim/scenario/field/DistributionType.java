package org.replsim.scenario.field;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.replsim.engine.random.Distribution;
import org.replsim.scenario.problem.Problems;
import org.replsim.scenario.yaml.Node;

/** A time that varies: a plain duration, or one of the distributions of {@link DistributionShape}. */
public record DistributionType() implements Leaf {

    @Override
    public Object read(Node node, String path, Reading reading) {
        Distribution distribution = distribution(node, reading);
        reading.resolved(path, write(distribution), node);
        return distribution;
    }

    /** Reads it without the folder of a file; an empirical distribution needs {@link #read}. */
    @Override
    public Distribution parse(Node node) {
        return distribution(node, new Reading(Path.of(""), new Problems(), false));
    }

    private static Distribution distribution(Node node, Reading reading) {
        if (!(node instanceof Node.Mapping mapping)) {
            return new Distribution.Constant(((Long) QuantityType.DURATION.parse(node)).doubleValue());
        }
        Values values = DistributionShape.SECTION.readAside(node, reading);
        String kind = mapping.entries().get(0).key();
        return switch (kind) {
            case "constant" -> new Distribution.Constant(values.whole(kind));
            case "uniform" -> uniform(values.section(kind));
            case "exp" -> new Distribution.Exponential(values.whole(kind));
            case "lognormal" -> lognormal(values.section(kind));
            case "gamma" ->
                new Distribution.Gamma(
                        values.section(kind).whole("mean"), values.section(kind).number("shape"));
            case "pareto" ->
                new Distribution.Pareto(
                        values.section(kind).whole("min"), values.section(kind).number("shape"));
            case "empirical" ->
                new Distribution.Empirical(
                        Arrays.stream(ColumnFile.nanos(values.node(kind), reading.folder(), values.text(kind)))
                                .boxed()
                                .toList());
            default -> mixture(values);
        };
    }

    private static Distribution uniform(Values bounds) {
        if (bounds.whole("low") > bounds.whole("high")) {
            throw bounds.problem("high", "high must not be less than low");
        }
        return new Distribution.Uniform(bounds.whole("low"), bounds.whole("high"));
    }

    private static Distribution lognormal(Values percentiles) {
        if (percentiles.whole("p50") > percentiles.whole("p99")) {
            throw percentiles.problem("p99", "p99 must not be less than p50");
        }
        return new Distribution.Lognormal(percentiles.whole("p50"), percentiles.whole("p99"));
    }

    private static Distribution mixture(Values values) {
        List<Values> parts = values.list("mixture");
        double total = parts.stream().mapToDouble(part -> part.number("weight")).sum();
        if (parts.isEmpty() || !(total > 0)) {
            throw values.problem("mixture", "needs at least one part with a weight above 0");
        }
        return new Distribution.Mixture(parts.stream()
                .map(part ->
                        new Distribution.Mixture.Weighted(part.number("weight"), part.value("of", Distribution.class)))
                .toList());
    }

    @Override
    public String write(Object value) {
        return text((Distribution) value);
    }

    /** A distribution as a scenario would write it; an empirical one only says how many values it has. */
    public static String text(Distribution distribution) {
        if (distribution instanceof Distribution.Constant constant) {
            return time(constant.value());
        }
        if (distribution instanceof Distribution.Uniform uniform) {
            return "{uniform: {low: " + time(uniform.low()) + ", high: " + time(uniform.high()) + "}}";
        }
        if (distribution instanceof Distribution.Exponential exponential) {
            return "{exp: " + time(exponential.mean()) + "}";
        }
        if (distribution instanceof Distribution.Lognormal lognormal) {
            return "{lognormal: {p50: " + time(lognormal.p50()) + ", p99: " + time(lognormal.p99()) + "}}";
        }
        if (distribution instanceof Distribution.Gamma gamma) {
            return "{gamma: {mean: " + time(gamma.mean()) + ", shape: " + gamma.shape() + "}}";
        }
        if (distribution instanceof Distribution.Pareto pareto) {
            return "{pareto: {min: " + time(pareto.min()) + ", shape: " + pareto.shape() + "}}";
        }
        if (distribution instanceof Distribution.Mixture mixture) {
            return mixture.parts().stream()
                    .map(part -> "{weight: " + part.weight() + ", of: " + text(part.distribution()) + "}")
                    .collect(Collectors.joining(", ", "{mixture: [", "]}"));
        }
        return "{empirical: "
                + ((Distribution.Empirical) distribution).sortedValues().size() + " values}";
    }

    private static String time(double nanos) {
        return Dimension.TIME.write(nanos);
    }

    @Override
    public String expected() {
        return "a duration such as 2ms, or a distribution such as {exp: 2ms}";
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("anyOf", List.of(QuantityType.DURATION.schema(), Map.of("$ref", "#/$defs/distribution")));
    }

    @Override
    public String label() {
        return "[distribution](#distribution)";
    }
}
