package org.replsim.admin;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.replsim.binlog.Gtid;
import org.replsim.binlog.GtidSet;
import org.replsim.binlog.Gtids;
import org.replsim.server.replica.Replica;
import org.replsim.server.replica.Until;
import org.replsim.sql.Replication.Option;
import org.replsim.sql.ReplicationOption;

/** START SLAVE UNTIL with GTIDs: MariaDB's master_gtid_pos (spec 5.1), MySQL's SQL_BEFORE_GTIDS and SQL_AFTER_GTIDS. */
final class UntilGtid {

    private final Replica replica;
    private final Gtids gtids;

    UntilGtid(Replica replica) {
        this.replica = replica;
        gtids = replica.server().gtids();
    }

    /** Where to stop; empty if the text is no position or set. */
    Optional<Until> read(Option option) {
        ReplicationOption which = option.option();
        if (which == ReplicationOption.MASTER_GTID_POS) {
            return Gtid.read(option.text()).map(this::position);
        }
        if (which != ReplicationOption.SQL_BEFORE_GTIDS && which != ReplicationOption.SQL_AFTER_GTIDS) {
            return Optional.empty();
        }
        Optional<GtidSet> set = GtidSet.read(option.text(), replica.server().transactions()::numberOf);
        return set.map(which == ReplicationOption.SQL_BEFORE_GTIDS ? this::before : this::after);
    }

    /** Up to the transaction that is named, and nothing behind it; what a domain lacks is not waited for once it is passed. */
    private Until position(List<Gtid> position) {
        return Until.gtid(
                row -> {
                    Gtid next = replica.upstream().log().gtid(row);
                    Gtid last = find(position, next.domain());
                    return last == null || passed(last) || next.sequence() > last.sequence();
                },
                () -> position.stream().allMatch(this::passed));
    }

    private boolean passed(Gtid last) {
        Gtid applied = gtids.applied().last(last.domain());
        return applied != null && (applied.equals(last) || applied.sequence() > last.sequence());
    }

    private static @Nullable Gtid find(List<Gtid> position, long domain) {
        return position.stream()
                .filter(each -> each.domain() == domain)
                .findFirst()
                .orElse(null);
    }

    private Until before(GtidSet set) {
        return Until.gtid(row -> set.contains(
                Gtid.domain(replica.upstream().log().origin(row)),
                replica.upstream().log().sequence(row)));
    }

    private Until after(GtidSet set) {
        return Until.gtid(row -> done(set), () -> done(set));
    }

    private boolean done(GtidSet set) {
        return set.without(gtids.executed()).isEmpty();
    }
}
