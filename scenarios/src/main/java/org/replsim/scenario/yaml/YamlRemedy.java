package org.replsim.scenario.yaml;

import java.util.List;

/** The parser's complaints, each with what usually helps. */
final class YamlRemedy {

    private record Remedy(String complaint, String advice) {}

    private static final List<Remedy> REMEDIES = List.of(
            new Remedy("'\\t'", "indent with spaces, not with tabs"),
            new Remedy("TAB", "indent with spaces, not with tabs"),
            new Remedy(
                    "mapping values are not allowed here", "one ':' too many, or a line above is indented differently"),
            new Remedy(
                    "expected <block end>",
                    "this line is indented differently from its neighbours, or a '-' is missing"),
            new Remedy("could not find expected ':'", "a ':' is missing after the key"),
            new Remedy("expected ',' or", "a ',' or a closing bracket is missing"),
            new Remedy("found unexpected end of stream", "a quote or bracket is opened and never closed"),
            new Remedy("found undefined alias", "name it first with &"),
            new Remedy("aliases for non-scalar nodes", "write the parts out instead of repeating them by alias"),
            new Remedy("cannot start any token", "put the text in quotes"));

    private YamlRemedy() {}

    static String of(String complaint) {
        String line = complaint.lines().findFirst().orElse(complaint).strip();
        return REMEDIES.stream()
                .filter(remedy -> line.contains(remedy.complaint()))
                .findFirst()
                .map(remedy -> line + "; " + remedy.advice())
                .orElse(line);
    }
}
