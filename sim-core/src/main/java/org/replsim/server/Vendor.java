package org.replsim.server;

/** Who makes the server: the commit path, the applier and parts of semi-sync differ in kind, not only in numbers. */
public enum Vendor {
    /** MariaDB. */
    MARIADB,
    /** MySQL. */
    MYSQL
}
