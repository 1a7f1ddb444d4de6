package org.replsim.scenario.reality.machine;

import java.util.Locale;

/** A machine as the block of a scenario: {@code hosts}, with its disk and its hardware, each value with its origin. */
public final class MachineText {

    private MachineText() {}

    /**
     * The block of one host.
     *
     * @param machine its values
     * @param name of the host
     */
    public static String of(Machine machine, String name) {
        StringBuilder text =
                new StringBuilder("hosts:\n  " + name + ":\n    cores: " + machine.cores() + "\n    disk:\n");
        for (Parameter parameter : Parameter.values()) {
            if (parameter.block() == Parameter.Block.DISK && !parameter.key().isEmpty()) {
                text.append(line(machine, parameter));
            }
        }
        text.append("      channels: 16\n      bandwidth: 1GB/s\n    hardware:\n");
        for (Parameter parameter : Parameter.values()) {
            if (parameter.block() == Parameter.Block.HARDWARE
                    && !parameter.key().isEmpty()) {
                text.append(line(machine, parameter));
            }
        }
        return text.toString();
    }

    private static String line(Machine machine, Parameter parameter) {
        Estimate estimate = machine.estimate(parameter);
        String value = value(machine, parameter);
        String origin = estimate.origin().name().toLowerCase(Locale.ROOT);
        if (parameter == Parameter.CONTENTION) {
            return "      " + parameter.key() + ": " + value + "  # " + origin + interval(parameter, estimate) + "\n";
        }
        return "      " + parameter.key() + ": {value: " + value + ", from: " + origin + "}"
                + interval(parameter, estimate) + "\n";
    }

    private static String interval(Parameter parameter, Estimate estimate) {
        if (estimate.origin() != Estimate.Origin.FITTED) {
            return "";
        }
        String from = parameter.text(estimate.low());
        String to = parameter.text(estimate.high());
        return (parameter == Parameter.CONTENTION ? ", " : "  # ") + from + " to " + to;
    }

    private static String value(Machine machine, Parameter parameter) {
        double value = machine.value(parameter);
        Parameter tail = switch (parameter) {
            case FSYNC, OVERWRITE, DIRECT_WRITE -> Parameter.FSYNC_TAIL;
            case STATEMENT -> Parameter.STATEMENT_TAIL;
            default -> parameter;
        };
        if (tail == parameter) {
            return parameter.text(value);
        }
        String p99 = parameter.text(value * machine.value(tail));
        return "{lognormal: {p50: " + parameter.text(value) + ", p99: " + p99 + "}}";
    }
}
