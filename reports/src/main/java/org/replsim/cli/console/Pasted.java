package org.replsim.cli.console;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the prompts off lines that were copied from a transcript of this console or of a client. */
final class Pasted {

    private static final String CLIENT = "(?:MariaDB \\[[^\\]]*\\]|mysql)> ?";
    private static final Pattern OURS = Pattern.compile("\\[\\d+:\\d\\d:\\d\\d\\.\\d{3}\\] (\\S+) " + CLIENT + "(.*)");
    private static final Pattern THEIRS = Pattern.compile("\\s*" + CLIENT + "(.*)");
    private static final Pattern REST = Pattern.compile("(?: {4}[-'\"`]| {3}/\\*)> (.*)");

    private Pasted() {}

    /** The line as it was typed: our prompt becomes {@code db1>}, a client's and that of a continued statement go. */
    static String line(String pasted, boolean pending) {
        Matcher ours = OURS.matcher(pasted);
        if (ours.matches()) {
            return ours.group(1) + "> " + ours.group(2);
        }
        Matcher theirs = THEIRS.matcher(pasted);
        if (theirs.matches()) {
            return theirs.group(1);
        }
        Matcher rest = REST.matcher(pasted);
        return pending && rest.matches() ? rest.group(1) : pasted;
    }
}
