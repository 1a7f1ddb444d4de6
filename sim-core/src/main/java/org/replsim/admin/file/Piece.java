package org.replsim.admin.file;

/** An event of a transaction before it has a place in a file; see {@link LogEntry}. */
record Piece(String type, int bytes, String info, String database, String sql) {

    /** An event that is no Query. */
    Piece(String type, int bytes, String info) {
        this(type, bytes, info, "", "");
    }

    /** A Query event in a default database. */
    static Piece query(int bytes, String database, String sql) {
        return new Piece("Query", bytes, "use `" + database + "`; " + sql, database, sql);
    }
}
