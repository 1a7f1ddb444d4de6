package org.replsim.server;

/** Which words a version has for what its threads do (spec 1.4 to 1.8). */
public enum Wording {
    /** MariaDB 5.5, the version of the tutorial. */
    MARIADB_5_5,
    /** MariaDB 10 and later. */
    MARIADB_10,
    /** MySQL 5.7. */
    MYSQL_5_7,
    /** MySQL 8.0.26 and later: source and replica. */
    MYSQL_8
}
