package org.replsim.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.sql.Account.Level;
import org.replsim.sql.Account.Name;
import org.replsim.sql.Account.User;
import org.replsim.sql.Token.Kind;

/** CREATE, ALTER and DROP USER, GRANT, REVOKE, SET PASSWORD. */
final class AccountParser {

    private final Tokens tokens;

    AccountParser(Tokens tokens) {
        this.tokens = tokens;
    }

    /** After CREATE; USER stands here. */
    Account create() throws SyntaxError {
        tokens.expect("USER");
        boolean ifNotExists = tokens.dialect().conditionalUsers() && tokens.phrase("IF", "NOT", "EXISTS");
        return new Account.CreateUser(users(true), ifNotExists);
    }

    /** After ALTER; USER stands here. */
    Account alter() throws SyntaxError {
        tokens.expect("USER");
        boolean ifExists = tokens.dialect().conditionalUsers() && tokens.phrase("IF", "EXISTS");
        return new Account.AlterUser(users(true), ifExists);
    }

    /** After DROP; USER stands here. */
    Account drop() throws SyntaxError {
        tokens.expect("USER");
        boolean ifExists = tokens.dialect().conditionalUsers() && tokens.phrase("IF", "EXISTS");
        return new Account.DropUser(tokens.list(this::name), ifExists);
    }

    Account grant() throws SyntaxError {
        tokens.expect("GRANT");
        List<String> privileges = privileges();
        Level level = level();
        tokens.expect("TO");
        List<User> users = users(tokens.dialect().grantWithPassword());
        boolean grantOption = tokens.phrase("WITH", "GRANT", "OPTION");
        return new Account.Grant(privileges, level, users, grantOption);
    }

    Account revoke() throws SyntaxError {
        tokens.expect("REVOKE");
        List<String> privileges = privileges();
        boolean everywhere = privileges.equals(List.of("ALL", "GRANT OPTION")) && tokens.at("FROM");
        Level level = everywhere ? new Level("*", "*") : level();
        tokens.expect("FROM");
        return new Account.Revoke(privileges, level, tokens.list(this::name));
    }

    private List<String> privileges() throws SyntaxError {
        List<String> privileges = tokens.list(() -> Privileges.next(tokens));
        if (tokens.at("(")) {
            throw tokens.unsupported("privileges of columns");
        }
        if (tokens.at("TO") && !tokens.dialect().mariaDb()) {
            throw tokens.unsupported("roles");
        }
        return privileges;
    }

    private Level level() throws SyntaxError {
        tokens.expect("ON");
        if (tokens.at("TABLE")) {
            tokens.next();
        }
        String first = tokens.accept("*") ? "*" : tokens.identifier();
        if (tokens.accept(".")) {
            return new Level(first, !first.equals("*") && !tokens.at("*") ? tokens.identifier() : star());
        }
        return new Level("", first);
    }

    private String star() throws SyntaxError {
        tokens.expect("*");
        return "*";
    }

    private List<User> users(boolean withPassword) throws SyntaxError {
        List<User> users = tokens.list(() -> withPassword ? user() : new User(name(), null, false, null));
        if (withPassword && tokens.accept("REQUIRE")) {
            tokens.oneOf("NONE", "SSL", "X509");
        }
        if (withPassword && tokens.atAny("PASSWORD", "ACCOUNT", "COMMENT", "ATTRIBUTE", "DEFAULT")) {
            throw tokens.unsupported(tokens.word() + " of an account");
        }
        return users;
    }

    private User user() throws SyntaxError {
        Name name = name();
        if (!tokens.accept("IDENTIFIED")) {
            return new User(name, null, false, null);
        }
        if (tokens.accept("BY")) {
            boolean hashed = tokens.at("PASSWORD");
            if (hashed) {
                tokens.next();
            }
            return new User(name, tokens.string(), hashed, null);
        }
        tokens.oneOf("WITH", tokens.dialect().mariaDb() ? "VIA" : "WITH");
        String plugin = tokens.identifierOrString();
        if (tokens.accept("BY")) {
            return new User(name, tokens.string(), false, plugin);
        }
        boolean hashed = tokens.acceptAny("AS", "USING");
        return new User(name, hashed ? tokens.string() : null, hashed, plugin);
    }

    Name name() throws SyntaxError {
        String user = tokens.identifierOrString();
        if (!tokens.accept("@")) {
            return new Name(user, "%");
        }
        return new Name(user, tokens.at(Kind.STRING) ? tokens.string() : tokens.identifier());
    }

    /** Null for CURRENT_USER. */
    @Nullable
    Name nameOrOwn() throws SyntaxError {
        if (!tokens.accept("CURRENT_USER")) {
            return name();
        }
        if (tokens.accept("(")) {
            tokens.expect(")");
        }
        return null;
    }

    /** After SET; PASSWORD stands here. */
    Account setPassword() throws SyntaxError {
        tokens.expect("PASSWORD");
        Name name = tokens.accept("FOR") ? nameOrOwn() : null;
        tokens.oneOf("=", ":=");
        if (tokens.accept("PASSWORD")) {
            tokens.expect("(");
            String password = tokens.string();
            tokens.expect(")");
            return new Account.SetPassword(name, password, false);
        }
        boolean hashed = tokens.dialect().mariaDb() || tokens.dialect().version() < 50700;
        return new Account.SetPassword(name, tokens.string(), hashed);
    }
}
