package org.replsim.probe;

/**
 * What became of a transaction that a server had in its binary log when it died. Each has exactly one fate. K is what the
 * promoted server has, A what clients had their OK for, V what other sessions saw before the crash (spec 5.3).
 */
public enum Fate {
    /** In A and in K. */
    KEPT,
    /** In A and not in K. */
    LOST,
    /** In K and not in A, and no later try of its client is in K. */
    GHOST,
    /** In K and not in A, and the client's later try is in K as well: it was done twice. */
    DUPLICATE,
    /** In V, neither in A nor in K. */
    PHANTOM_READ,
    /** In none of A, V and K, and another replica has it, or the server that died has it and runs again. */
    ERRANT,
    /** In none of A, V and K, and nowhere but on the disk of the server that is dead, if there. */
    NEVER_LEFT
}
