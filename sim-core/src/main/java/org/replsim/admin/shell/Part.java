package org.replsim.admin.shell;

/** A piece of a word: a text, or what is known only when the command runs. */
sealed interface Part {

    /** Whether it stood in quotes, so that it is not cut at blanks and has no patterns. */
    boolean quoted();

    /** Letters as they were written. */
    record Text(String text, boolean quoted) implements Part {}

    /** {@code $NAME}, {@code ${NAME}} or {@code $?}. */
    record Variable(String name, boolean quoted) implements Part {}

    /** {@code $(...)} or the same in backquotes: the output of commands. */
    record Output(String script, boolean quoted) implements Part {}
}
