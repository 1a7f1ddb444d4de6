package org.replsim.admin.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Makes texts of words: variables and outputs are put in, unquoted ones are cut at blanks, patterns become file names. */
final class Expansion {

    private final Function<String, String> variables;
    private final Map<Part.Output, String> outputs;
    private final Function<Pattern, List<String>> files;

    private final List<String> fields = new ArrayList<>();
    private StringBuilder field = new StringBuilder();
    private StringBuilder regex = new StringBuilder();
    private boolean begun;
    private boolean pattern;

    /**
     * @param variables the value of each, empty without
     * @param outputs of all commands that the words hold
     * @param files the names that match a pattern, as they are to be written
     */
    Expansion(
            Function<String, String> variables,
            Map<Part.Output, String> outputs,
            Function<Pattern, List<String>> files) {
        this.variables = variables;
        this.outputs = outputs;
        this.files = files;
    }

    /** All fields of some words. */
    List<String> fields(List<Word> words) {
        List<String> all = new ArrayList<>();
        words.forEach(word -> all.addAll(fields(word)));
        return all;
    }

    /** A word as one text, as in assignments and here-documents. */
    String text(Word word) {
        StringBuilder text = new StringBuilder();
        word.parts().forEach(part -> text.append(valueOf(part)));
        return text.toString();
    }

    private List<String> fields(Word word) {
        fields.clear();
        for (Part part : word.parts()) {
            String value = valueOf(part);
            if (part.quoted()) {
                begun = true;
                append(value, false);
            } else if (part instanceof Part.Text) {
                begun = true;
                append(value.startsWith("~") && field.isEmpty() ? home(value) : value, true);
            } else {
                cut(value);
            }
        }
        endField();
        return List.copyOf(fields);
    }

    private static String home(String value) {
        return value.equals("~") || value.startsWith("~/") ? HostFiles.HOME + value.substring(1) : value;
    }

    private void cut(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ' ' || c == '\t' || c == '\n') {
                endField();
            } else {
                begun = true;
                append(String.valueOf(c), true);
            }
        }
    }

    private void append(String value, boolean patterns) {
        field.append(value);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (patterns && (c == '*' || c == '?')) {
                pattern = true;
                regex.append(c == '*' ? "[^/]*" : "[^/]");
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
    }

    private void endField() {
        if (begun) {
            List<String> found = pattern ? files.apply(Pattern.compile(regex.toString())) : List.of();
            if (found.isEmpty()) {
                fields.add(field.toString());
            } else {
                fields.addAll(found);
            }
        }
        field = new StringBuilder();
        regex = new StringBuilder();
        begun = false;
        pattern = false;
    }

    private String valueOf(Part part) {
        if (part instanceof Part.Text text) {
            return text.text();
        }
        if (part instanceof Part.Variable variable) {
            return variables.apply(variable.name());
        }
        String output = outputs.getOrDefault((Part.Output) part, "");
        int end = output.length();
        while (end > 0 && output.charAt(end - 1) == '\n') {
            end--;
        }
        return output.substring(0, end);
    }
}
