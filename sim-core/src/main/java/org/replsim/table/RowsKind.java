package org.replsim.table;

/** Kinds of row events. */
public enum RowsKind {
    /** New rows. */
    WRITE("Write_rows"),
    /** Changed rows. */
    UPDATE("Update_rows"),
    /** Deleted rows. */
    DELETE("Delete_rows");

    private final String text;

    RowsKind(String text) {
        this.text = text;
    }

    /** Its name without version. */
    public String text() {
        return text;
    }
}
