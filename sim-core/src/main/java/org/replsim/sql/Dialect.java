package org.replsim.sql;

import java.util.Locale;

/**
 * Which words a server understands: its maker and its version decide.
 *
 * @param mariaDb MariaDB rather than MySQL
 * @param version as executable comments write it: 50568 is 5.5.68, 101106 is 10.11.6
 */
public record Dialect(boolean mariaDb, int version) {

    /** MariaDB 5.5. */
    public static final Dialect MARIADB_5_5 = new Dialect(true, 50568);

    /** MariaDB 10.11. */
    public static final Dialect MARIADB_10_11 = new Dialect(true, 101106);

    /** MariaDB 11.4. */
    public static final Dialect MARIADB_11_4 = new Dialect(true, 110402);

    /** MySQL 5.7. */
    public static final Dialect MYSQL_5_7 = new Dialect(false, 50744);

    /** MySQL 8.0. */
    public static final Dialect MYSQL_8_0 = new Dialect(false, 80041);

    /** MySQL 8.4. */
    public static final Dialect MYSQL_8_4 = new Dialect(false, 80404);

    private static final int NEVER = Integer.MAX_VALUE;

    /**
     * The dialect of a version as text.
     *
     * @param mariaDb MariaDB rather than MySQL
     * @param version such as {@code 10.11.6}; what follows the third number is ignored
     * @throws IllegalArgumentException if it has no three numbers
     */
    public static Dialect of(boolean mariaDb, String version) {
        String[] parts = version.split("[.-]", -1);
        if (parts.length < 3) {
            throw new IllegalArgumentException("no three numbers in version " + version);
        }
        int number =
                Integer.parseInt(parts[0]) * 10_000 + Integer.parseInt(parts[1]) * 100 + Integer.parseInt(parts[2]);
        return new Dialect(mariaDb, number);
    }

    /** The maker as error messages write it. */
    public String vendor() {
        return mariaDb ? "MariaDB" : "MySQL";
    }

    /** Whether MASTER and SLAVE statements are accepted: all but MySQL from 8.4. */
    public boolean masterWords() {
        return mariaDb || version < 80400;
    }

    /** Whether CHANGE REPLICATION SOURCE TO and the options named SOURCE_ are accepted. */
    public boolean sourceWords() {
        return since(NEVER, 80023);
    }

    /** Whether REPLICA is accepted where SLAVE was. */
    public boolean replicaWords() {
        return since(100501, 80022);
    }

    /** Whether {@code slave start} and {@code slave stop} are accepted, as the tutorial does (spec 4). */
    public boolean oldSlaveStart() {
        return mariaDb && version < 100000;
    }

    /** Whether replication connections have names, {@code START SLAVE 'name'}, and ALL SLAVES is accepted. */
    public boolean namedConnections() {
        return since(100000, NEVER);
    }

    /** Whether {@code FOR CHANNEL 'name'} is accepted. */
    public boolean channels() {
        return since(100700, 50706);
    }

    /** Whether {@code SHOW BINARY LOG STATUS} and {@code RESET BINARY LOGS AND GTIDS} are accepted. */
    public boolean binaryLogWords() {
        return since(NEVER, 80200);
    }

    /** Whether CREATE USER takes IF NOT EXISTS and DROP USER takes IF EXISTS. */
    public boolean conditionalUsers() {
        return since(100103, 50707);
    }

    /** Whether GRANT may set a password, which makes the account if there is none. */
    public boolean grantWithPassword() {
        return mariaDb || version < 80011;
    }

    /** Whether FLUSH HOSTS is accepted: not by MySQL from 8.3. */
    public boolean flushHosts() {
        return mariaDb || version < 80300;
    }

    /** The variable that holds the isolation level. */
    public String isolationVariable() {
        return since(110101, 80000) ? "transaction_isolation" : "tx_isolation";
    }

    /** Whether this version is at least the one of its maker. */
    boolean since(int ofMariaDb, int ofMySql) {
        return version >= (mariaDb ? ofMariaDb : ofMySql);
    }

    /**
     * Whether the content of an executable comment is executed. MariaDB passes over what was written for MySQL 5.7 and
     * newer.
     */
    boolean executes(int commentVersion, boolean mariaDbComment) {
        boolean forNewMySql = mariaDb && !mariaDbComment && commentVersion >= 50700 && commentVersion <= 99999;
        return commentVersion <= version && !forNewMySql;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%s %d.%d.%d", vendor(), version / 10_000, version / 100 % 100, version % 100);
    }
}
