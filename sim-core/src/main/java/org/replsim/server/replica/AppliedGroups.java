package org.replsim.server.replica;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Counters of what an SQL thread has done with its groups since its server's start, and which it has skipped. */
public final class AppliedGroups {

    private final List<Long> skipped = new ArrayList<>();
    private long ddl;
    private long nonTransactional;
    private long transactional;

    /** How many groups were skipped. */
    public long skippedCount() {
        return skipped.size();
    }

    /** The rows of the source's log that were skipped, in order: what a promotion of this replica would lose. */
    public List<Long> skippedRows() {
        return List.copyOf(skipped);
    }

    /** MariaDB's Slave_DDL_Groups, Slave_Non_Transactional_Groups and Slave_Transactional_Groups. */
    public void status(Map<String, Long> status) {
        status.put("Slave_DDL_Groups", ddl);
        status.put("Slave_Non_Transactional_Groups", nonTransactional);
        status.put("Slave_Transactional_Groups", transactional);
    }

    void skipped(long row) {
        skipped.add(row);
    }

    void applied(boolean isDdl) {
        if (isDdl) {
            ddl++;
        } else {
            transactional++;
        }
    }
}
