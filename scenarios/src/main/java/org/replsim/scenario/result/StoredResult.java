package org.replsim.scenario.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.replsim.run.TimeSeries;
import org.replsim.scenario.problem.ScenarioProblem;

/** The files of a result, written to and read from a folder. */
final class StoredResult {

    /** The file that makes a folder a result. */
    static final String JSON = "results.json";

    private StoredResult() {}

    static void write(ScenarioResult result, String scenarioText, Path folder) throws IOException {
        Files.writeString(folder.resolve("scenario.yaml"), scenarioText, StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("digest.txt"), result.digest() + "\n", StandardCharsets.UTF_8);
        Files.writeString(
                folder.resolve(JSON), ResultJson.writer().writeValueAsString(result) + "\n", StandardCharsets.UTF_8);
        ResultTables.write(result, folder);
    }

    static ScenarioResult read(Path folder) {
        Path json = folder.resolve(JSON);
        if (!Files.isRegularFile(json)) {
            throw new ScenarioProblem(
                    folder + ": there is no " + JSON + " here; name a folder that `replsim run` wrote");
        }
        try {
            ObjectMapper mapper = ResultJson.mapper();
            JsonNode tree = mapper.readTree(Files.readString(json, StandardCharsets.UTF_8));
            if (!tree.isObject()) {
                throw new IOException(JSON + " holds no result");
            }
            addTables(mapper, tree, ResultTables.readSeries(folder), ResultTables.readLatency(folder));
            return mapper.treeToValue(tree, ScenarioResult.class);
        } catch (IOException
                | CsvParseException
                | IllegalArgumentException
                | NullPointerException
                | NoSuchElementException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new ScenarioProblem(folder + ": the stored result cannot be read: " + reason);
        }
    }

    private static void addTables(
            ObjectMapper mapper,
            JsonNode tree,
            Map<String, TimeSeries> series,
            Map<String, List<LatencyPoint>> latency) {
        for (JsonNode node : tree.path("variants")) {
            ObjectNode variant = (ObjectNode) node;
            String name = variant.path("name").asText();
            TimeSeries own = series.getOrDefault(name, new TimeSeries(new double[0], List.of()));
            variant.set("series", seriesNode(mapper, own));
            variant.set("latency", mapper.valueToTree(latency.getOrDefault(name, List.of())));
        }
    }

    private static ObjectNode seriesNode(ObjectMapper mapper, TimeSeries series) {
        ObjectNode node = mapper.createObjectNode();
        numbers(node.putArray("seconds"), series.seconds());
        ArrayNode columns = node.putArray("columns");
        for (TimeSeries.Column column : series.columns()) {
            ObjectNode one = columns.addObject();
            one.put("server", column.server()).put("name", column.name()).put("unit", column.unit());
            numbers(one.putArray("values"), column.values());
        }
        return node;
    }

    private static void numbers(ArrayNode node, double[] values) {
        for (double value : values) {
            node.add(value);
        }
    }
}
