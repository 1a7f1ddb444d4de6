package org.replsim.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements about accounts and what they may do. */
public sealed interface Account extends Statement {

    /** CREATE USER. */
    record CreateUser(List<User> users, boolean ifNotExists) implements Account {
        public CreateUser {
            users = List.copyOf(users);
        }
    }

    /** ALTER USER. */
    record AlterUser(List<User> users, boolean ifExists) implements Account {
        public AlterUser {
            users = List.copyOf(users);
        }
    }

    /** DROP USER. */
    record DropUser(List<Name> users, boolean ifExists) implements Account {
        public DropUser {
            users = List.copyOf(users);
        }
    }

    /**
     * GRANT.
     *
     * @param privileges in upper case, with ALL for ALL PRIVILEGES and SLAVE for REPLICA
     * @param users their passwords are null unless GRANT sets them
     */
    record Grant(List<String> privileges, Level level, List<User> users, boolean grantOption) implements Account {
        public Grant {
            privileges = List.copyOf(privileges);
            users = List.copyOf(users);
        }
    }

    /** REVOKE; privileges as in {@link Grant}, with GRANT OPTION among them. */
    record Revoke(List<String> privileges, Level level, List<Name> users) implements Account {
        public Revoke {
            privileges = List.copyOf(privileges);
            users = List.copyOf(users);
        }
    }

    /** SET PASSWORD; null for the own account. */
    record SetPassword(@Nullable Name account, String password, boolean hashed) implements Account {}

    /** An account's name; the host is a pattern, {@code %} if none is written. */
    record Name(String user, String host) {}

    /**
     * An account and how it proves itself.
     *
     * @param password null if none is set
     * @param hashed whether the password is already in the form in which servers keep it
     * @param plugin that checks it; null for the server's default
     */
    record User(
            Name name,
            @Nullable String password,
            boolean hashed,
            @Nullable String plugin) {}

    /**
     * Where privileges hold.
     *
     * @param database {@code *} for all, empty for the session's
     * @param table {@code *} for all
     */
    record Level(String database, String table) {}
}
