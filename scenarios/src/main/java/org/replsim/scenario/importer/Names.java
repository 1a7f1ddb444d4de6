package org.replsim.scenario.importer;

import java.nio.file.Path;

/** Names and texts that come from outside, made fit for a scenario file. */
public final class Names {

    private static final int LONGEST = 40;

    private Names() {}

    /** A name for what is made of a file: its own, without what names of scenarios cannot have. */
    public static String of(Path file) {
        String name = fileName(file).replaceAll("[^A-Za-z0-9_-]+", "-").replaceAll("^[^A-Za-z]+", "");
        name = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
        return name.isEmpty() ? "imported" : name;
    }

    /** The last part of a path, on one line. */
    public static String fileName(Path file) {
        Path last = file.getFileName();
        return plain(last == null ? file.toString() : last.toString());
    }

    /** A text without line ends and other control characters. */
    public static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    /** A number of things, in words. */
    public static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** A text as a double-quoted YAML scalar. */
    public static String quoted(String text) {
        return '"' + plain(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
