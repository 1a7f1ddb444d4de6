package org.replsim.scenario.importer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What an import has found.
 *
 * @param report what to tell the user, line by line
 * @param warnings what could not be read, line by line; empty if all could
 * @param files what to write, by name
 */
public record Imported(List<String> report, List<String> warnings, Map<String, Content> files) {

    /** The content of one of the files. */
    public Content file(String name) {
        Content content = files.get(name);
        if (content == null) {
            throw new IllegalArgumentException("there is no file " + name + " among " + files.keySet());
        }
        return content;
    }

    /** The content of a file. */
    @FunctionalInterface
    public interface Content {

        /** Writes it to a path that does not exist yet. */
        void write(Path file) throws IOException;
    }
}
