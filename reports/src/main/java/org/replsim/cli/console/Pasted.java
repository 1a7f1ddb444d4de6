package org.replsim.cli.console;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line without the prompt that it was copied with, from a transcript of this console, of a client or of a shell.
 *
 * @param place whose prompt it was: a host's, or {@link #CLIENT} for some client; empty for none
 * @param text what was typed behind it
 */
record Pasted(String place, String text) {

    /** The prompt of a client, which does not tell the server. */
    static final String CLIENT = ">";

    private static final String CLIENTS = "(?:MariaDB \\[[^\\]]*\\]|mysql)> ?";
    private static final String SHELLS = "\\[[\\w-]+@([\\w.-]+) [^\\]]*\\][#$] ?(.*)";
    private static final String CLOCK = "\\[\\d+:\\d\\d:\\d\\d\\.\\d{3}\\] ";
    private static final Pattern OURS = Pattern.compile(CLOCK + "(\\S+) " + CLIENTS + "(.*)");
    private static final Pattern THEIRS = Pattern.compile("\\s*" + CLIENTS + "(.*)");
    private static final Pattern SHELL = Pattern.compile("\\s*(?:" + CLOCK + ")?" + SHELLS);
    private static final Pattern REST = Pattern.compile("(?: {4}[-'\"`]| {3}/\\*)> (.*)");
    private static final Pattern SHELL_REST = Pattern.compile("> (.*)");

    /** A line; our own prompt of a client becomes {@code db1>}. */
    static Pasted line(String pasted) {
        Matcher ours = OURS.matcher(pasted);
        if (ours.matches()) {
            return new Pasted(CLIENT, ours.group(1) + "> " + ours.group(2));
        }
        Matcher theirs = THEIRS.matcher(pasted);
        if (theirs.matches()) {
            return new Pasted(CLIENT, theirs.group(1));
        }
        Matcher shell = SHELL.matcher(pasted);
        return shell.matches() ? new Pasted(shell.group(1), shell.group(2)) : new Pasted("", pasted);
    }

    /** A further line of a statement. */
    static String restOfStatement(String pasted) {
        Matcher rest = REST.matcher(pasted);
        return rest.matches() ? rest.group(1) : line(pasted).text();
    }

    /** A further line of a command. */
    static String restOfCommand(String pasted) {
        Matcher rest = SHELL_REST.matcher(pasted);
        return rest.matches() ? rest.group(1) : pasted;
    }

    /** Whether it is a remark of the tutorial, between what is typed. */
    static boolean isRemark(String line) {
        return line.stripLeading().startsWith("//");
    }
}
