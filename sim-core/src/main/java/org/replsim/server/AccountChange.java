package org.replsim.server;

import org.jspecify.annotations.Nullable;
import org.replsim.sql.Account;
import org.replsim.sql.Account.Name;
import org.replsim.sql.Account.User;
import org.replsim.table.DdlOutcome;
import org.replsim.table.LogEvent;
import org.replsim.table.StatementContext;
import org.replsim.table.value.SqlError;

/** What statements about accounts do to them, on the server where they are typed and on its replicas. */
public final class AccountChange {

    private final Accounts accounts;

    private AccountChange(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * Executes a statement.
     *
     * @param invokerBytes what the event of a GRANT is longer, see {@link org.replsim.table.Dialect}
     */
    public static DdlOutcome execute(Accounts accounts, Account statement, StatementContext context, int invokerBytes) {
        SqlError error = new AccountChange(accounts).apply(statement);
        if (error != null) {
            return DdlOutcome.failed(error);
        }
        int status = LogEvent.Query.statusBytes(context.increment(), context.offset(), false)
                + (statement instanceof Account.Grant ? invokerBytes : 0);
        LogEvent.Replay replay = new LogEvent.Replay(
                statement, context.seconds(), context.increment(), context.offset(), context.strict(), 0);
        return DdlOutcome.done(new LogEvent.Query(context.database(), context.sql(), status, true, replay));
    }

    /** Executes a statement that was replicated; null if nothing stands against it. */
    public static @Nullable SqlError replay(Accounts accounts, Account statement) {
        return new AccountChange(accounts).apply(statement);
    }

    private @Nullable SqlError apply(Account statement) {
        if (statement instanceof Account.CreateUser create) {
            return create(create);
        } else if (statement instanceof Account.DropUser drop) {
            return drop(drop);
        } else if (statement instanceof Account.Grant grant) {
            return grant(grant);
        } else if (statement instanceof Account.AlterUser alter) {
            alter.users().forEach(this::setPassword);
        } else if (statement instanceof Account.Revoke revoke) {
            revoke.users().forEach(name -> accounts.revoke(name.user(), name.host(), revoke.privileges()));
        } else if (statement instanceof Account.SetPassword set && set.account() != null) {
            accounts.setPassword(set.account().user(), set.account().host(), set.password());
        }
        return null;
    }

    private @Nullable SqlError create(Account.CreateUser create) {
        for (User user : create.users()) {
            if (!create.ifNotExists() && exists(user.name())) {
                return failed("CREATE USER", user.name());
            }
        }
        create.users().stream().filter(user -> !exists(user.name())).forEach(this::add);
        return null;
    }

    private @Nullable SqlError drop(Account.DropUser drop) {
        for (Name name : drop.users()) {
            if (!drop.ifExists() && !exists(name)) {
                return failed("DROP USER", name);
            }
        }
        drop.users().forEach(name -> accounts.drop(name.user(), name.host()));
        return null;
    }

    /** An account that is not there is made if the statement says how it proves itself. */
    private @Nullable SqlError grant(Account.Grant grant) {
        for (User user : grant.users()) {
            if (!exists(user.name()) && user.password() == null) {
                return new SqlError(1133, "28000", "Can't find any matching row in the user table");
            }
        }
        for (User user : grant.users()) {
            if (!exists(user.name())) {
                add(user);
            }
            setPassword(user);
            accounts.grant(user.name().user(), user.name().host(), grant.privileges());
        }
        return null;
    }

    private void add(User user) {
        String password = user.password();
        accounts.create(user.name().user(), user.name().host(), password == null ? "" : password);
    }

    private void setPassword(User user) {
        String password = user.password();
        if (password != null) {
            accounts.setPassword(user.name().user(), user.name().host(), password);
        }
    }

    private boolean exists(Name name) {
        return accounts.exists(name.user(), name.host());
    }

    private static SqlError failed(String operation, Name name) {
        return new SqlError(
                1396, "HY000", "Operation " + operation + " failed for '" + name.user() + "'@'" + name.host() + "'");
    }
}
