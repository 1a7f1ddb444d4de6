package org.replsim.server;

import java.util.List;

/**
 * What is fixed about a server variable: how it is written, its range, where it exists. Made by {@link #flag} and its
 * neighbours and refined by {@link #live} and its.
 *
 * @param type how its text is read
 * @param number the default as a number
 * @param text the default of a {@link VariableType#NAME}
 * @param min the least number
 * @param max the greatest number
 * @param choices the words of a {@link VariableType#CHOICE}
 * @param alias MySQL 8's spelling where it differs; else empty
 * @param dynamic whether SET GLOBAL can change it
 * @param obeyed whether the model of a run obeys it, so that scenario files may set it
 * @param in the versions that have it
 */
record VariableSpec(
        VariableType type,
        long number,
        String text,
        long min,
        long max,
        List<String> choices,
        String alias,
        boolean dynamic,
        boolean obeyed,
        List<Generation> in) {

    static final Generation[] MARIADB = {Generation.MARIADB_5_5, Generation.MARIADB_10};
    static final Generation[] MYSQL = {Generation.MYSQL_5_7, Generation.MYSQL_8_0, Generation.MYSQL_8_4};

    static VariableSpec flag(long number) {
        return of(VariableType.FLAG, number, 0, 1);
    }

    static VariableSpec count(long number, long min, long max) {
        return of(VariableType.COUNT, number, min, max);
    }

    static VariableSpec of(VariableType type, long number, long min, long max) {
        return new VariableSpec(type, number, "", min, max, List.of(), "", false, true, List.of(Generation.values()));
    }

    static VariableSpec choice(long number, String... words) {
        List<String> choices = List.of(words);
        return new VariableSpec(
                VariableType.CHOICE,
                number,
                "",
                0,
                choices.size() - 1L,
                choices,
                "",
                false,
                true,
                List.of(Generation.values()));
    }

    static VariableSpec ofText(String text) {
        return new VariableSpec(
                VariableType.NAME, 0, text, 0, 0, List.of(), "", false, true, List.of(Generation.values()));
    }

    /** SET GLOBAL can change it. */
    VariableSpec live() {
        return new VariableSpec(type, number, text, min, max, choices, alias, true, obeyed, in);
    }

    /** Its spelling in MySQL 8. */
    VariableSpec or(String mySql8) {
        return new VariableSpec(type, number, text, min, max, choices, mySql8, dynamic, obeyed, in);
    }

    /** Only these versions have it. */
    VariableSpec only(Generation... versions) {
        return new VariableSpec(type, number, text, min, max, choices, alias, dynamic, obeyed, List.of(versions));
    }

    /** Statements know it; nothing in a run obeys it yet. */
    VariableSpec shown() {
        return new VariableSpec(type, number, text, min, max, choices, alias, dynamic, false, in);
    }
}
