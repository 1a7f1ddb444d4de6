package org.replsim.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Notebooks as they are kept in the repository. */
class NotebookFilesTest {

    static List<Path> notebooks() throws IOException {
        return NotebookFile.all();
    }

    @Test
    void thereAreNotebooks() throws IOException {
        assertThat(notebooks()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void aNotebookNamesItsFormatAndKernel(Path file) throws IOException {
        JsonNode root = NotebookFile.read(file).root();
        assertThat(root.path("nbformat").asInt()).isEqualTo(4);
        assertThat(root.path("nbformat_minor").asInt()).isEqualTo(5);
        assertThat(root.at("/metadata/kernelspec/name").asText()).isEqualTo("replsim");
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void everyCellHasAnIdOfItsOwn(Path file) throws IOException {
        List<String> ids = NotebookFile.read(file).cells().stream()
                .map(cell -> cell.path("id").asText())
                .toList();
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-zA-Z0-9_-]{1,64}"));
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void outputsAreNotKept(Path file) throws IOException {
        NotebookFile notebook = NotebookFile.read(file);
        assertThat(notebook.outputs()).isEmpty();
        assertThat(notebook.codeCells())
                .allMatch(cell -> cell.path("execution_count").isNull());
    }
}
