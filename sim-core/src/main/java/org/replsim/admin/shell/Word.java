package org.replsim.admin.shell;

import java.util.List;
import java.util.stream.Stream;

/** A word of a command line before its variables and patterns are known. */
record Word(List<Part> parts) {

    Word {
        parts = List.copyOf(parts);
    }

    /** A word without variables. */
    static Word of(String text) {
        return new Word(List.of(new Part.Text(text, true)));
    }

    /** The commands whose output it needs. */
    Stream<Part.Output> outputs() {
        return parts.stream().filter(Part.Output.class::isInstance).map(Part.Output.class::cast);
    }

    /** The text if it stands there without quotes and variables at the word's beginning; else empty. */
    String plainStart() {
        return !parts.isEmpty() && parts.get(0) instanceof Part.Text text && !text.quoted() ? text.text() : "";
    }

    /** The letters as they were written, without quotes. */
    String letters() {
        StringBuilder letters = new StringBuilder();
        for (Part part : parts) {
            if (part instanceof Part.Text text) {
                letters.append(text.text());
            } else if (part instanceof Part.Variable variable) {
                letters.append('$').append(variable.name());
            }
        }
        return letters.toString();
    }

    /** Whether any part of it stood in quotes. */
    boolean quoted() {
        return parts.stream().anyMatch(Part::quoted);
    }
}
