package org.replsim.server;

/**
 * What a thread's state is called, version by version.
 *
 * @param mariaDb55 in MariaDB 5.5
 * @param mariaDb10 in MariaDB 10 and later
 * @param mySql57 in MySQL 5.7
 * @param mySql8 in MySQL 8.0.26 and later
 */
public record StateText(String mariaDb55, String mariaDb10, String mySql57, String mySql8) {

    /** One text for all versions. */
    public static StateText same(String text) {
        return new StateText(text, text, text, text);
    }

    /** The text that MySQL 8 renamed from master and slave to source and replica. */
    public static StateText renamed(String classic, String mySql8) {
        return new StateText(classic, classic, classic, mySql8);
    }

    /** One text for each vendor. */
    public static StateText of(String mariaDb, String mySql) {
        return new StateText(mariaDb, mariaDb, mySql, mySql);
    }

    /** The words of a version. */
    public String in(ServerProfile profile) {
        return switch (profile.generation()) {
            case MARIADB_5_5 -> mariaDb55;
            case MARIADB_10 -> mariaDb10;
            case MYSQL_5_7 -> mySql57;
            case MYSQL_8_0, MYSQL_8_4 -> mySql8;
        };
    }
}
