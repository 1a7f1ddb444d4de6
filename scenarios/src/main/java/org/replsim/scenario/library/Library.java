package org.replsim.scenario.library;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.replsim.scenario.problem.ScenarioProblem;
import org.replsim.scenario.problem.Spelling;
import org.replsim.scenario.yaml.Node;
import org.replsim.scenario.yaml.YamlReader;

/** The scenarios that come with the program. They are read from the class path, so they are found in the jar too. */
public final class Library {

    private static final String FOLDER = "/library/";
    private static final String SUFFIX = ".yaml";
    /** A file that is always there: where it is, the others are. */
    private static final String ANCHOR = "async-vs-semi-sync";

    private Library() {}

    /**
     * A scenario of the library.
     *
     * @param name of the file without {@code .yaml}
     * @param title the question it asks
     * @param text of the file
     */
    public record Entry(String name, String title, String text) {}

    /** All of them, by name. */
    public static List<Entry> entries() {
        return names().stream().map(Library::load).toList();
    }

    /** One of them. */
    public static Optional<Entry> find(String name) {
        return names().contains(name) ? Optional.of(load(name)) : Optional.empty();
    }

    /**
     * One of them, which must be there.
     *
     * @throws ScenarioProblem with the nearest name if there is none
     */
    public static Entry get(String name) {
        return find(name)
                .orElseThrow(() -> new ScenarioProblem(
                        "library: there is no scenario \"" + name + "\"; " + Spelling.remedy(name, names())));
    }

    /** The commented file that {@code init} writes. */
    public static String starter() {
        return text("starter" + SUFFIX);
    }

    /** The names, in order. */
    public static List<String> names() {
        URL anchor = Library.class.getResource(FOLDER + ANCHOR + SUFFIX);
        if (anchor == null) {
            throw new IllegalStateException("the library is not on the class path");
        }
        try {
            URI uri = anchor.toURI();
            if (!uri.getScheme().equals("jar")) {
                return names(Path.of(uri).resolveSibling("."));
            }
            String jar = uri.toString().substring(0, uri.toString().indexOf('!'));
            try (FileSystem files = FileSystems.newFileSystem(URI.create(jar), Map.of())) {
                return names(files.getPath(FOLDER));
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("the library cannot be listed: " + e.getMessage(), e);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        }
    }

    private static Entry load(String name) {
        String text = text(FOLDER + name + SUFFIX);
        String title = YamlReader.readMapping(name, text).find("title").orElse(null) instanceof Node.Scalar scalar
                ? scalar.text()
                : "";
        return new Entry(name, title, text);
    }

    private static String text(String resource) {
        try (InputStream file = Library.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(resource + " cannot be read", e);
        }
    }
}
