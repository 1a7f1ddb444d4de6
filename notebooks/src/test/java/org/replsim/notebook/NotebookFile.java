package org.replsim.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A notebook as its format describes it: https://nbformat.readthedocs.io. */
record NotebookFile(JsonNode root) {

    static NotebookFile read(Path file) throws IOException {
        return new NotebookFile(new ObjectMapper().readTree(file.toFile()));
    }

    /** The notebooks of this repository. */
    static List<Path> all() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("").toAbsolutePath())) {
            return files.filter(file -> file.toString().endsWith(".ipynb"))
                    .sorted()
                    .toList();
        }
    }

    List<JsonNode> cells() {
        return children(root.path("cells"));
    }

    List<JsonNode> codeCells() {
        return cells().stream()
                .filter(cell -> cell.path("cell_type").asText().equals("code"))
                .toList();
    }

    /** What code cells have shown and printed. */
    List<JsonNode> outputs() {
        return codeCells().stream()
                .flatMap(cell -> children(cell.path("outputs")).stream())
                .toList();
    }

    /** The pictures among the outputs, as bytes. */
    List<byte[]> pictures() {
        return outputs().stream()
                .map(output -> output.path("data").path("image/png"))
                .filter(JsonNode::isTextual)
                .map(picture -> Base64.getMimeDecoder().decode(picture.asText()))
                .toList();
    }

    private static List<JsonNode> children(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }
}
