package org.replsim.scenario.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.replsim.scenario.expect.ExpectationResult;
import org.replsim.scenario.result.ResultJson;
import org.replsim.scenario.result.ScenarioResult;
import org.replsim.scenario.result.VariantResult;

/**
 * A scenario on real servers and simulated.
 *
 * @param servers what they were, such as {@code MariaDB 10.11.19 (/usr/sbin/mariadbd)}
 * @param machine what the simulation knew of this machine: {@code uncalibrated}, or where its values are from
 * @param block the machine as the block of a scenario; empty if it is not known
 * @param limits what the lab could not do or did otherwise
 * @param real as measured
 * @param simulated as simulated, with the same variants
 */
public record LabResult(
        String servers,
        String machine,
        String block,
        List<String> limits,
        ScenarioResult real,
        ScenarioResult simulated) {

    /** The file beside the results. */
    public static final String JSON = "lab.json";

    /** The machine of the simulation, beside the results. */
    public static final String MACHINE = "machine.yaml";

    /** Copies the list. */
    public LabResult {
        limits = List.copyOf(limits);
    }

    /** All that can be compared. */
    public List<Comparison> comparisons() {
        List<Comparison> all = new ArrayList<>();
        for (VariantResult variant : real.variants()) {
            all.addAll(Comparison.of(variant.name(), variant, simulated.variant(variant.name())));
        }
        return all;
    }

    /** How many claims on answers come out alike. */
    public long agreeing() {
        long agreeing = 0;
        for (int i = 0; i < real.expectations().size(); i++) {
            boolean there = simulated.expectations().get(i).passed();
            agreeing += real.expectations().get(i).passed() == there ? 1 : 0;
        }
        return agreeing;
    }

    /** Both as one result, for tables and charts: each variant twice. What the machine is says its name. */
    public ScenarioResult sideBySide() {
        List<VariantResult> both = new ArrayList<>();
        for (VariantResult variant : real.variants()) {
            both.add(variant.named(variant.name() + ", real"));
            both.add(simulated.variant(variant.name()).named(variant.name() + ", simulated"));
        }
        List<ExpectationResult> none = List.of();
        return new ScenarioResult(
                real.version(),
                real.file(),
                real.hash(),
                real.name() + " in the lab (" + machine + ")",
                real.title(),
                real.about(),
                real.seed(),
                simulated.digest(),
                both,
                none,
                simulated.assumptions());
    }

    /** Writes what is compared into a folder of results. */
    public void write(Path folder) throws IOException {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("servers", servers);
        content.put("machine", machine);
        content.put("limits", limits);
        content.put("comparisons", comparisons());
        content.put("answers_real", real.expectations());
        content.put("answers_simulated", simulated.expectations());
        Files.writeString(
                folder.resolve(JSON), ResultJson.writer().writeValueAsString(content) + "\n", StandardCharsets.UTF_8);
        if (!block.isEmpty()) {
            Files.writeString(folder.resolve(MACHINE), block, StandardCharsets.UTF_8);
        }
    }
}
