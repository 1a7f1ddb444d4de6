package org.replsim.server;

import java.util.ArrayList;
import java.util.List;

/** The accounts of a server, as far as replicas and clients need them: who may log in from where, and who may replicate. */
public final class Accounts {

    /** An account. */
    private record Account(String user, String host, String password, List<String> privileges) {

        boolean is(String otherUser, String otherHost) {
            return user.equals(otherUser) && host.equals(otherHost);
        }

        Account with(String newPassword, List<String> more) {
            List<String> all = new ArrayList<>(privileges);
            more.stream().filter(privilege -> !all.contains(privilege)).forEach(all::add);
            return new Account(user, host, newPassword, List.copyOf(all));
        }

        Account without(List<String> revoked) {
            List<String> rest = privileges.stream()
                    .filter(privilege -> !revoked.contains(privilege) && !revoked.contains("ALL"))
                    .toList();
            return new Account(user, host, password, rest);
        }
    }

    private final List<Account> accounts = new ArrayList<>();

    /** Whether there is such an account. */
    public boolean exists(String user, String host) {
        return accounts.stream().anyMatch(account -> account.is(user, host));
    }

    /** CREATE USER, or GRANT to a user that is not there. */
    public void create(String user, String host, String password) {
        accounts.removeIf(account -> account.is(user, host));
        accounts.add(new Account(user, host, password, List.of()));
    }

    /** DROP USER. */
    public void drop(String user, String host) {
        accounts.removeIf(account -> account.is(user, host));
    }

    /** GRANT; the account must exist. */
    public void grant(String user, String host, List<String> privileges) {
        accounts.replaceAll(account -> account.is(user, host) ? account.with(account.password(), privileges) : account);
    }

    /** REVOKE. */
    public void revoke(String user, String host, List<String> privileges) {
        accounts.replaceAll(account -> account.is(user, host) ? account.without(privileges) : account);
    }

    /** GRANT ... IDENTIFIED BY, or SET PASSWORD; the account must exist. */
    public void setPassword(String user, String host, String password) {
        accounts.replaceAll(account -> account.is(user, host) ? account.with(password, List.of()) : account);
    }

    /** The privileges of an account in the order they were granted; none if there is no such account. */
    public List<String> privileges(String user, String host) {
        return accounts.stream()
                .filter(account -> account.is(user, host))
                .findFirst()
                .map(Account::privileges)
                .orElse(List.of());
    }

    /** What all accounts of a user have; none if there is no such user. */
    public List<String> privileges(String user) {
        return accounts.stream()
                .filter(account -> account.user().equals(user))
                .flatMap(account -> account.privileges().stream())
                .toList();
    }

    /** The password of an account as it was set; empty without one. */
    public String password(String user, String host) {
        return accounts.stream()
                .filter(account -> account.is(user, host))
                .findFirst()
                .map(Account::password)
                .orElse("");
    }

    /** All accounts as {@code user@host}, in the order they were made. */
    public List<String> names() {
        return accounts.stream()
                .map(account -> account.user() + "@" + account.host())
                .toList();
    }

    /** Whether a client at an address can log in. */
    public boolean letsIn(String user, String password, String address) {
        return accounts.stream()
                .anyMatch(account -> account.user().equals(user)
                        && account.password().equals(password)
                        && matches(account.host(), address));
    }

    /** Whether somebody who is let in may replicate. */
    public boolean mayReplicate(String user, String address) {
        return accounts.stream()
                .anyMatch(account -> account.user().equals(user)
                        && matches(account.host(), address)
                        && (account.privileges().contains("REPLICATION SLAVE")
                                || account.privileges().contains("ALL")));
    }

    /** A host of an account may have {@code %} for any letters and {@code _} for one. */
    static boolean matches(String pattern, String address) {
        return matches(pattern, 0, address, 0);
    }

    private static boolean matches(String pattern, int p, String address, int a) {
        if (p == pattern.length()) {
            return a == address.length();
        }
        char next = pattern.charAt(p);
        if (next == '%') {
            for (int end = a; end <= address.length(); end++) {
                if (matches(pattern, p + 1, address, end)) {
                    return true;
                }
            }
            return false;
        }
        return a < address.length()
                && (next == '_' || next == address.charAt(a))
                && matches(pattern, p + 1, address, a + 1);
    }
}
