package org.replsim.scenario.yaml;

import java.util.Optional;
import org.replsim.scenario.problem.Place;
import org.replsim.scenario.problem.ScenarioProblem;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Turns YAML text into a {@link Node} tree, with limits on everything that could grow without bound. */
public final class YamlReader {

    /** The deepest nesting that is read. */
    static final int DEEPEST = 32;
    /** The most aliases ({@code *name}) of collections in one file. */
    static final int MOST_ALIASES = 50;

    private final String file;

    private YamlReader(String file) {
        this.file = file;
    }

    /**
     * Reads a text whose root must be a mapping.
     *
     * @param file what messages call it
     * @param text of the document
     * @throws ScenarioProblem at the first thing that is wrong with it as YAML
     */
    public static Node.Mapping readMapping(String file, String text) {
        Node root = read(file, text);
        if (root instanceof Node.Mapping mapping) {
            return mapping;
        }
        throw root.problem("a scenario is a mapping of fields such as \"name: my-test\", not "
                + (root instanceof Node.Scalar ? "a single text" : root.kind())
                + "; `replsim init` writes a starter file");
    }

    /**
     * Reads a text of any form.
     *
     * @throws ScenarioProblem at the first thing that is wrong with it as YAML
     */
    public static Node read(String file, String text) {
        return new YamlReader(file).compose(text);
    }

    private Node compose(String text) {
        YamlText.checkCharacters(file, text);
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setUseMarks(true)
                .setAllowDuplicateKeys(false)
                .setSchema(new CoreSchema())
                .setMaxAliasesForCollections(MOST_ALIASES)
                .build();
        try {
            checkShape(settings, text);
            Optional<org.snakeyaml.engine.v2.nodes.Node> root = new Compose(settings).composeString(text);
            return new TreeCopy(file)
                    .copy(root.orElseThrow(() ->
                            new ScenarioProblem(file + ": the file is empty; `replsim init` writes a starter file")));
        } catch (MarkedYamlEngineException e) {
            throw new ScenarioProblem(place(e.getProblemMark().or(e::getContextMark)) + ": not valid YAML: "
                    + YamlRemedy.of(e.getProblem()));
        } catch (YamlEngineException e) {
            String message = e.getMessage() == null ? "it cannot be read" : e.getMessage();
            throw new ScenarioProblem(file + ": not valid YAML: " + YamlRemedy.of(message));
        }
    }

    /** Looks at the events before any tree is built: one document, not nested too deeply. */
    private void checkShape(LoadSettings settings, String text) {
        int depth = 0;
        int documents = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            switch (event.getEventId()) {
                case DocumentStart -> documents++;
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                default -> {}
            }
            if (depth > DEEPEST) {
                throw new ScenarioProblem(place(event.getStartMark()) + ": nested more than " + DEEPEST
                        + " levels deep; a scenario needs fewer than ten");
            }
            if (documents > 1) {
                throw new ScenarioProblem(place(event.getStartMark())
                        + ": a second document begins here (\"---\"); a scenario file holds one");
            }
        }
    }

    private Place place(Optional<Mark> mark) {
        return place(file, mark);
    }

    static Place place(String file, Optional<Mark> mark) {
        return new Place(
                file,
                mark.map(m -> m.getLine() + 1).orElse(1),
                mark.map(m -> m.getColumn() + 1).orElse(1));
    }
}
