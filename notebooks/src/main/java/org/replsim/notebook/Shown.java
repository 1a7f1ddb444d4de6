package org.replsim.notebook;

/** A value with a form for notebooks; its {@code toString} is its form for terminals. */
public sealed interface Shown permits Draft, Markdown, Table {

    /** The value in Markdown. */
    String markdown();
}
