package org.replsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.replsim.scenario.library.Library;
import org.replsim.scenario.schema.JsonSchema;
import org.replsim.scenario.schema.ReferencePage;

/** The files that are generated from the tables: they are up to date, and the schema says what the reader says. */
class GeneratedFilesTest {

    private static final Path ROOT = Path.of(System.getProperty("replsim.root", ".."));

    static List<Library.Entry> library() {
        return Library.entries();
    }

    @Test
    void theSchemaFileIsUpToDate() throws IOException {
        compare(ROOT.resolve("scenarios/scenario.schema.json"), JsonSchema.text());
    }

    @Test
    void theReferencePageIsUpToDate() throws IOException {
        compare(ROOT.resolve("docs/scenario-reference.md"), ReferencePage.text());
    }

    private static void compare(Path file, String generated) throws IOException {
        if (Boolean.getBoolean("replsim.regenerate")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, generated);
        }
        assertThat(file)
                .as("regenerate with: mvn -Dquick -pl sim-core,scenarios test -Dtest=GeneratedFilesTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dreplsim.regenerate=true")
                .hasContent(generated);
    }

    @ParameterizedTest
    @MethodSource("library")
    void theSchemaAcceptsTheLibrary(Library.Entry entry) {
        assertThat(errors(entry.text())).isEmpty();
    }

    @Test
    void theSchemaAcceptsTheStarter() {
        assertThat(errors(Library.starter())).isEmpty();
    }

    /** Each line stands for a text of the starter and what it is replaced by. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "rtt: 1ms => rtt: 1",
                "rtt: 1ms => rtt: 1 parsec",
                "clients: 32 => clints: 32",
                "clients: 32 => clients: none",
                "sync_binlog: 1 => sync_binlok: 1",
                "disk: nvme => disk: floppy",
                "duration: 20s => warmth: 20s",
                "rows: 1..4 => rows: few",
                "{replica: db2, source: db1} => {replica: db2}",
                "think: {exp: 2ms} => think: {expo: 2ms}",
            })
    void theSchemaRefusesWhatTheReaderRefuses(String change) {
        String[] parts = change.split(" => ", -1);
        assertThat(Library.starter()).contains(parts[0]);
        String broken = Library.starter().replace(parts[0], parts[1]);
        assertThat(errors(broken)).isNotEmpty();
    }

    private static List<Error> errors(String yaml) {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        Schema schema = registry.getSchema(JsonSchema.text(), InputFormat.JSON);
        return schema.validate(yaml, InputFormat.YAML);
    }
}
