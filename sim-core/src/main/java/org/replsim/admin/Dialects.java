package org.replsim.admin;

import org.replsim.server.ServerProfile;
import org.replsim.sql.Dialect;

/** Which language a version speaks. */
public final class Dialects {

    private Dialects() {}

    /** The dialect that servers of a version parse. */
    public static Dialect of(ServerProfile profile) {
        return switch (profile.generation()) {
            case MARIADB_5_5 -> Dialect.MARIADB_5_5;
            case MARIADB_10 -> profile == ServerProfile.MARIADB_11_4 ? Dialect.MARIADB_11_4 : Dialect.MARIADB_10_11;
            case MYSQL_5_7 -> Dialect.MYSQL_5_7;
            case MYSQL_8_0 -> Dialect.MYSQL_8_0;
            case MYSQL_8_4 -> Dialect.MYSQL_8_4;
        };
    }
}
