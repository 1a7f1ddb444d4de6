package org.replsim.server;

/** Versions that share their words, their spelling of names and their set of variables. */
public enum Generation {
    /** MariaDB 5.5, the version of the tutorial. */
    MARIADB_5_5,
    /** MariaDB 10 and later. */
    MARIADB_10,
    /** MySQL 5.7. */
    MYSQL_5_7,
    /** MySQL 8.0.26 and later: source and replica, and still the names with master and slave. */
    MYSQL_8_0,
    /** MySQL 8.4: source and replica only. */
    MYSQL_8_4
}
