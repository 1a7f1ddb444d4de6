package org.replsim.server;

/**
 * What a server says of its own version. Each profile stands for one release.
 *
 * @param number such as 10.11.6-MariaDB
 * @param logSuffix whether {@code -log} stands behind it while log_bin is on
 * @param comment version_comment
 */
public record Release(String number, boolean logSuffix, String comment) {

    private static final String MYSQL_COMMENT = "MySQL Community Server (GPL)";

    /** The release that a profile stands for. */
    public static Release of(ServerProfile profile) {
        return switch (profile.generation()) {
            case MARIADB_5_5 -> new Release("5.5.68-MariaDB", true, "MariaDB Server");
            case MARIADB_10 ->
                profile == ServerProfile.MARIADB_11_4
                        ? new Release("11.4.2-MariaDB", true, "MariaDB Server")
                        : new Release("10.11.6-MariaDB", true, "MariaDB Server");
            case MYSQL_5_7 -> new Release("5.7.44", true, MYSQL_COMMENT);
            case MYSQL_8_0 -> new Release("8.0.41", false, "MySQL Community Server - GPL");
            case MYSQL_8_4 -> new Release("8.4.4", false, "MySQL Community Server - GPL");
        };
    }

    /** {@code VERSION()}. */
    public String version(boolean logBin) {
        return logSuffix && logBin ? number + "-log" : number;
    }
}
