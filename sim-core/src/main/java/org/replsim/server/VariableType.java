package org.replsim.server;

/** How the text of a server variable is read and what its number means. */
public enum VariableType {
    /** ON or OFF, 1 or 0. */
    FLAG,
    /** A whole number without a unit. */
    COUNT,
    /** Bytes; the servers' suffixes K, M, G and the units of scenario files are understood. */
    BYTES,
    /** Whole seconds, as the server counts this variable. */
    SECONDS,
    /** Whole milliseconds, as the server counts this variable. */
    MILLISECONDS,
    /** Whole microseconds, as the server counts this variable. */
    MICROSECONDS,
    /** One of a list of words; the number is the place in the list. */
    CHOICE,
    /** A text such as a file name. */
    NAME
}
