package org.replsim.failover;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.admin.Admin;
import org.replsim.cluster.Route;
import org.replsim.procedure.Procedure;
import org.replsim.provision.Sizes;

/**
 * A failover manager, or a planned switch.
 *
 * @param name unique among procedures
 * @param manager how it works
 * @param host where it runs; empty: somewhere that nothing cuts off
 * @param rttNanos round trip to each server, where no link of a server on its host says otherwise
 * @param watches the primary
 * @param candidates who may take over, by preference; empty: every replica of the primary
 * @param promote which of them
 * @param drain whether what the new primary has received is applied before it takes over; else it is thrown away
 * @param gtid whether replicas are repointed by GTID; else by file and position
 * @param fencing of the old primary
 * @param unsetReadOnly whether the new primary's read_only is switched off
 * @param salvage whether the tail of the old primary's binary log is fetched if its host answers
 * @param refuseIfLagAboveSeconds a replica that was further behind when it was last seen replicating may not take over
 * @param refuseIfUnappliedAbove a replica with more received and unapplied bytes may not take over (check_repl_delay)
 * @param route what happens to connections when the clients' address moves
 * @param rerouteNanos from the promotion to the move of the address
 * @param oldPrimary what becomes of the old primary when it answers again
 * @param rebuild the dump from which the old primary is built anew; null unless it is
 * @param secondary MHA: hosts from which the primary must be unreachable, too
 * @param timing when it looks and how long it waits
 */
public record FailoverSpec(
        String name,
        Manager manager,
        String host,
        long rttNanos,
        String watches,
        List<String> candidates,
        PromotionRule promote,
        boolean drain,
        boolean gtid,
        Fencing fencing,
        boolean unsetReadOnly,
        boolean salvage,
        long refuseIfLagAboveSeconds,
        long refuseIfUnappliedAbove,
        Route.Kind route,
        long rerouteNanos,
        OldPrimary oldPrimary,
        @Nullable Sizes rebuild,
        List<String> secondary,
        Timing timing)
        implements Procedure {

    /** Copies the lists; the sizes of a dump go with {@link OldPrimary#REBUILD}. */
    public FailoverSpec {
        candidates = List.copyOf(candidates);
        secondary = List.copyOf(secondary);
        if ((oldPrimary == OldPrimary.REBUILD) != (rebuild != null)) {
            throw new IllegalArgumentException("a dump has sizes if the old primary is built from one, and only then");
        }
    }

    @Override
    public List<String> newReplicas() {
        return oldPrimary == OldPrimary.REBUILD ? List.of(watches) : List.of();
    }

    @Override
    public FailoverCourse begin(Admin admin, long seed) {
        return new FailoverCourse(this, admin, seed);
    }
}
