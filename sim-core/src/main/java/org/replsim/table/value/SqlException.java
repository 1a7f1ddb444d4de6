package org.replsim.table.value;

/** A statement fails. Thrown while it is computed; the places that run statements turn it into their result. */
public final class SqlException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient SqlError error;

    /** Fails with an error. */
    public SqlException(SqlError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    /** The error. */
    public SqlError error() {
        return error;
    }
}
