package org.replsim.scenario.field;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.replsim.scenario.origin.Assumption;
import org.replsim.scenario.origin.Resolved;
import org.replsim.scenario.problem.Place;
import org.replsim.scenario.problem.Problems;
import org.replsim.scenario.yaml.Node;

/** One reading of a document: what it found and what is wrong. */
public final class Reading {

    /** Where the text under the eyes comes from. */
    private enum Source {
        FILE,
        DEFAULT,
        PRESET
    }

    private final Path folder;
    private final Problems problems;
    private final boolean partial;
    private final Source source;
    private final String sourceName;
    private final boolean silent;
    private final List<Resolved> resolved;
    private final List<Assumption> assumptions;

    /**
     * A reading of a file.
     *
     * @param folder where files it names are looked for
     * @param problems where everything wrong is noted
     * @param partial whether required fields may be missing, because variants will fill them in
     */
    public Reading(Path folder, Problems problems, boolean partial) {
        this(folder, problems, partial, Source.FILE, "", false, new ArrayList<>(), new ArrayList<>());
    }

    private Reading(
            Path folder,
            Problems problems,
            boolean partial,
            Source source,
            String sourceName,
            boolean silent,
            List<Resolved> resolved,
            List<Assumption> assumptions) {
        this.folder = folder;
        this.problems = problems;
        this.partial = partial;
        this.source = source;
        this.sourceName = sourceName;
        this.silent = silent;
        this.resolved = resolved;
        this.assumptions = assumptions;
    }

    /** The same reading while it looks at the text of a default. */
    Reading ofDefault() {
        return source == Source.PRESET ? this : from(Source.DEFAULT, "", silent);
    }

    /** The same reading while it looks at the text of a preset. */
    public Reading ofPreset(String name) {
        return from(Source.PRESET, name, silent);
    }

    /** A reading that notes nothing, with problems of its own: for the parts of a value that is noted as a whole. */
    Reading aside() {
        return new Reading(
                folder, new Problems(), false, source, sourceName, true, new ArrayList<>(), new ArrayList<>());
    }

    private Reading from(Source other, String name, boolean quiet) {
        return new Reading(folder, problems, partial, other, name, quiet, resolved, assumptions);
    }

    /** A node that stands for what is written nowhere. */
    static Node nowhere() {
        return new Node.Scalar(new Place("default", 1, 1), "", "", Node.Scalar.Sort.NULL, 0);
    }

    /** Where files that the document names are looked for. */
    Path folder() {
        return folder;
    }

    /** Where everything wrong is noted. */
    public Problems problems() {
        return problems;
    }

    /** Whether required fields may be missing. */
    boolean partial() {
        return partial;
    }

    /** Notes a value. */
    public void resolved(String path, String value, Node node) {
        if (!silent) {
            resolved.add(new Resolved(path, value, origin(node), where(node)));
        }
    }

    /** Puts a value that follows from another choice in the place of a default that was noted before. */
    public void instead(String path, String value, String rule) {
        resolved.replaceAll(known -> known.path().equals(path) && known.origin() == Resolved.Origin.DEFAULT
                ? new Resolved(path, value, Resolved.Origin.DERIVED, rule)
                : known);
    }

    /** Takes back a default that was noted before. */
    public void forget(String path) {
        resolved.removeIf(known -> known.path().equals(path));
    }

    /** Notes a value that was worked out from others. */
    public void derived(String path, String value, String rule) {
        resolved.add(new Resolved(path, value, Resolved.Origin.DERIVED, rule));
    }

    /** Notes that a value stands for a property of a machine. */
    void assumption(String path, String value, Assumption.Origin origin, Node node) {
        assumptions.add(new Assumption(path, value, origin, where(node)));
    }

    private Resolved.Origin origin(Node node) {
        return switch (source) {
            case DEFAULT -> Resolved.Origin.DEFAULT;
            case PRESET -> Resolved.Origin.PRESET;
            case FILE -> node.path().startsWith("variants.") ? Resolved.Origin.VARIANT : Resolved.Origin.WRITTEN;
        };
    }

    private String where(Node node) {
        return switch (source) {
            case DEFAULT -> "";
            case PRESET -> sourceName;
            case FILE -> node.place().inFile();
        };
    }

    /** The values noted so far, in the order they were read. */
    public List<Resolved> resolved() {
        return resolved;
    }

    /** The values noted so far that stand for properties of machines. */
    public List<Assumption> assumptions() {
        return assumptions;
    }
}
