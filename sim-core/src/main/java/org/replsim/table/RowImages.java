package org.replsim.table;

/** A row of a row event: the images that its kind has. */
public final class RowImages {

    private final RowChange change;

    RowImages(RowChange change) {
        this.change = change;
    }

    RowChange change() {
        return change;
    }

    int bytes(TableShape table) {
        Row before = change.before();
        Row after = change.after();
        return (before == null ? 0 : table.imageBytes(before)) + (after == null ? 0 : table.imageBytes(after));
    }
}
