package org.replsim.provision;

import java.util.List;
import org.replsim.admin.Admin;
import org.replsim.procedure.Course;
import org.replsim.procedure.Procedure;

/**
 * Somebody builds replicas from one dump, without stopping the source unless the method says so (spec 6.2, 6.3): lock, dump,
 * compress, copy, restore, CHANGE MASTER, START SLAVE, and then they have to catch up with what was written meanwhile.
 *
 * @param name unique among the procedures of the run
 * @param atNanos when it begins, from the instant on when it was planned: time 0 for a procedure of a run
 * @param from the server that is dumped, and becomes their source
 * @param of the new replicas; what they had before is thrown away
 * @param method how the data is read
 * @param sizes how much, and how fast
 * @param idleTimeoutNanos wait_timeout of the window with the lock, whole seconds; 0: the server's interactive_timeout
 * @param connectRetryNanos MASTER_CONNECT_RETRY of the new replicas, whole seconds
 * @param levelNanos a replica counts as level when nothing that it has not applied is older than this
 */
public record Provisioning(
        String name,
        long atNanos,
        String from,
        List<String> of,
        Method method,
        Sizes sizes,
        long idleTimeoutNanos,
        long connectRetryNanos,
        long levelNanos)
        implements Procedure {

    /** MASTER_CONNECT_RETRY of servers. */
    public static final long CONNECT_RETRY_NANOS = 60_000_000_000L;

    /** A tenth of a second. */
    public static final long LEVEL_NANOS = 100_000_000L;

    /** Copies the list and checks it. */
    public Provisioning {
        of = List.copyOf(of);
        if (of.isEmpty() || of.contains(from)) {
            throw new IllegalArgumentException("replicas are built of another server than themselves");
        }
    }

    /** With the usual times. */
    public Provisioning(String name, long atNanos, String from, List<String> of, Method method, Sizes sizes) {
        this(name, atNanos, from, of, method, sizes, 0, CONNECT_RETRY_NANOS, LEVEL_NANOS);
    }

    @Override
    public List<String> newReplicas() {
        return of;
    }

    @Override
    public Course begin(Admin admin, long seed) {
        return begin(admin, Progress.NONE);
    }

    /**
     * Begins it in the middle of a run: {@link #atNanos} counts from now.
     *
     * @param progress is told what becomes of each replica
     */
    public Course begin(Admin admin, Progress progress) {
        return new Build(this, admin, progress);
    }
}
