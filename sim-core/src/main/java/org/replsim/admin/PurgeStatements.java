package org.replsim.admin;

import org.replsim.binlog.BinlogFiles;
import org.replsim.sql.Expression;

/** PURGE BINARY LOGS. */
final class PurgeStatements {

    private final AdminSession session;

    PurgeStatements(AdminSession session) {
        this.session = session;
    }

    /** Deletes the files before the named one; those that a dump thread still reads stay, and all behind them. */
    void to(String name) {
        if (session.node().source() == null) {
            session.ok();
            return;
        }
        BinlogFiles files = session.node().engine().binlog().files();
        int file = files.indexOf(name);
        if (file < 0) {
            session.answer(Errors.unknownLog());
            return;
        }
        session.node().engine().purge().before(file);
        session.ok();
    }

    /** Deletes the files whose last change is older. */
    void before(Expression moment) {
        if (session.node().source() == null) {
            session.ok();
            return;
        }
        session.node().engine().purge().olderThan(Moment.seconds(moment, session));
        session.ok();
    }
}
