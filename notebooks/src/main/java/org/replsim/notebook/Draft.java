package org.replsim.notebook;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.replsim.scenario.Scenario;
import org.replsim.scenario.ScenarioReader;

/**
 * The text of a scenario, to be looked at, changed and run.
 *
 * @param label what messages call it
 * @param text as in a scenario file
 * @param folder where the files it names are looked for
 */
public record Draft(String label, String text, Path folder) implements Shown {

    /** A first line that tells editors of the schema: of no use to a reader. */
    private static final Pattern EDITOR_LINE = Pattern.compile("\\A# yaml-language-server:.*\\R");

    /**
     * The same scenario with some of its text changed.
     *
     * @param old what is there, exactly once
     * @param now what is to be there
     */
    public Draft change(String old, String now) {
        int at = text.indexOf(old);
        if (old.isEmpty() || at < 0) {
            throw new IllegalArgumentException("there is no '" + old + "' in " + label);
        }
        if (text.indexOf(old, at + 1) >= 0) {
            throw new IllegalArgumentException(
                    "'" + old + "' is there more than once in " + label + "; take more of the text around it");
        }
        return new Draft(label, text.substring(0, at) + now + text.substring(at + old.length()), folder);
    }

    /** The scenario, checked. */
    Scenario read() {
        return ScenarioReader.read(label, text, folder);
    }

    @Override
    public String markdown() {
        return "```yaml\n" + EDITOR_LINE.matcher(text).replaceFirst("").stripTrailing() + "\n```";
    }

    @Override
    public String toString() {
        return text.stripTrailing();
    }
}
