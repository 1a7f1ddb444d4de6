package org.replsim.provision;

/** How the data is read at a position of the binary log (spec 6.1). */
public enum Method {
    /** FLUSH TABLES WITH READ LOCK in one window, the dump in another; the first is idle meanwhile. */
    SESSION("session"),
    /** mysqldump -x, or --master-data alone: its own connection holds the global read lock for the whole dump. */
    LOCK_ALL("mysqldump-x"),
    /** --single-transaction: MariaDB takes no lock, MySQL takes it until the snapshot is there. */
    SINGLE_TRANSACTION("single-transaction"),
    /** The source is shut down while its files are read. */
    COLD("cold");

    private final String word;

    Method(String word) {
        this.word = word;
    }

    /** Its name in scenarios. */
    public String word() {
        return word;
    }
}
