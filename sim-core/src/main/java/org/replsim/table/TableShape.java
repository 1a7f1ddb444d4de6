package org.replsim.table;

/** A table as row events describe it. */
public final class TableShape {

    private final TableDefinition definition;

    TableShape(TableDefinition definition) {
        this.definition = definition;
    }

    TableDefinition definition() {
        return definition;
    }

    /** table_id. */
    public long id() {
        return definition.id();
    }

    /** Its database. */
    public String database() {
        return definition.database();
    }

    /** Its name. */
    public String name() {
        return definition.name();
    }

    int columnCount() {
        return definition.columns().size();
    }

    /** One bit for each column. */
    int bitmapBytes() {
        return (columnCount() + Byte.SIZE - 1) / Byte.SIZE;
    }

    int metadataBytes() {
        boolean oldTimes = definition.dialect().oldTimes();
        return definition.columns().stream()
                .mapToInt(column -> column.type().metadataBytes(oldTimes))
                .sum();
    }

    /** A row's image: which values are NULL, and the others. */
    int imageBytes(Row row) {
        Dialect dialect = definition.dialect();
        int bytes = bitmapBytes();
        for (int i = 0; i < columnCount(); i++) {
            bytes += definition
                    .columns()
                    .get(i)
                    .type()
                    .bytes(row.get(i), dialect.bytesPerCharacter(), dialect.oldTimes());
        }
        return bytes;
    }
}
