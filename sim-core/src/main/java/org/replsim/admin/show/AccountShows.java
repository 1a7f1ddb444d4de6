package org.replsim.admin.show;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;
import org.replsim.admin.Answer;
import org.replsim.server.Accounts;
import org.replsim.server.Server;
import org.replsim.server.Vendor;
import org.replsim.sql.Account;
import org.replsim.sql.Show;

/** SHOW GRANTS and SHOW WARNINGS: what belongs to the session or its account. */
final class AccountShows {

    private AccountShows() {}

    /** Error 1141 if there is no such account; who is asked for without a name may everything unless it is known. */
    static Answer grants(Show.Grants statement, Server server, ShowContext context) {
        Account.Name named = statement.account();
        String user = named == null ? context.user() : named.user();
        String host = named == null ? context.host() : named.host();
        boolean known = server.accounts().exists(user, host);
        if (!known && named != null) {
            return new Answer.Failure(
                    1141, "42000", "There is no such grant defined for user '" + user + "' on host '" + host + "'");
        }
        Grid grid = new Grid().texts("Grants for " + user + "@" + host);
        grid.row(
                known
                        ? grant(server, user, host)
                        : "GRANT ALL PRIVILEGES ON *.* TO " + name(server, user, host) + " WITH GRANT OPTION");
        return grid.answer();
    }

    private static String grant(Server server, String user, String host) {
        Accounts accounts = server.accounts();
        List<String> privileges = accounts.privileges(user, host);
        String what = privileges.isEmpty()
                ? "USAGE"
                : privileges.contains("ALL") ? "ALL PRIVILEGES" : String.join(", ", privileges);
        String password = accounts.password(user, host);
        boolean shown = server.profile().vendor() == Vendor.MARIADB && !password.isEmpty();
        return "GRANT " + what + " ON *.* TO " + name(server, user, host)
                + (shown ? " IDENTIFIED BY PASSWORD '" + hash(password) + "'" : "");
    }

    private static String name(Server server, String user, String host) {
        String quote = switch (server.profile().generation()) {
            case MARIADB_5_5, MYSQL_5_7 -> "'";
            case MARIADB_10, MYSQL_8_0, MYSQL_8_4 -> "`";
        };
        return quote + user + quote + "@" + quote + host + quote;
    }

    /** mysql_native_password: a star and SHA1(SHA1(password)). */
    private static String hash(String password) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            byte[] once = sha1.digest(bytes(password));
            StringBuilder text = new StringBuilder("*");
            for (byte each : sha1.digest(once)) {
                text.append(String.format(Locale.ROOT, "%02X", each));
            }
            return text.toString();
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    /** Passwords are kept in one byte a letter. */
    private static byte[] bytes(String password) {
        byte[] bytes = new byte[password.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) password.charAt(i);
        }
        return bytes;
    }

    static Answer warnings(Show.Warnings statement, ShowContext context) {
        Grid grid = new Grid().texts("Level").numbers("Code").texts("Message");
        Long limit = statement.limit();
        context.warnings().stream()
                .filter(warning -> !statement.errorsOnly() || warning.level().equals("Error"))
                .limit(limit == null ? Long.MAX_VALUE : limit)
                .forEach(warning -> grid.row(warning.level(), warning.code(), warning.message()));
        return grid.answer();
    }
}
