package org.replsim.scenario.random;

import java.util.Map;
import java.util.TreeMap;

/** Any values of the variables that decide what an ACK waits for, what is on stable storage, and how it is applied. */
final class RandomSettings {

    private final Draw draw;
    private final RandomTopology topology;

    RandomSettings(Draw draw, RandomTopology topology) {
        this.draw = draw;
        this.topology = topology;
    }

    /** The cnf of a server, on one line. */
    String of(int server) {
        Map<String, Object> cnf = new TreeMap<>();
        boolean source = topology.isSource(server);
        if (source || topology.managed || draw.chance(0.5)) {
            cnf.put("log_bin", "mysql-bin");
            cnf.put("sync_binlog", draw.any(0, 1, 1, 5));
            cnf.put("max_binlog_size", draw.any("4KiB", "16KiB", "1GiB"));
            cnf.put("log_slave_updates", source || topology.managed || draw.chance(0.5) ? "ON" : "OFF");
        } else if (topology.profile.equals("mysql-8.0")) {
            cnf.put("log_slave_updates", "OFF");
        }
        if (topology.mysql() && topology.gtid) {
            cnf.put("gtid_mode", "ON");
        }
        cnf.put("innodb_flush_log_at_trx_commit", draw.any(0, 1, 1, 1, 2));
        replica(cnf);
        if (source || topology.managed) {
            source(server, cnf);
        }
        if (topology.managed && server > 1) {
            cnf.put("read_only", "ON");
        }
        if (topology.hasMishap()) {
            cnf.putAll(topology.mishap.settings(server));
        }
        return cnf.toString().replace('=', ':').replace(":", ": ");
    }

    private void replica(Map<String, Object> cnf) {
        cnf.put("rpl_semi_sync_slave_enabled", draw.chance(0.85) ? "ON" : "OFF");
        cnf.put("sync_relay_log", draw.any(0, 1, 1, 7, 10000));
        cnf.put("sync_master_info", draw.any(0, 1, 10000));
        cnf.put("sync_relay_log_info", draw.any(0, 1, 10000));
        cnf.put("relay_log_recovery", draw.chance(0.3) ? "ON" : "OFF");
        cnf.put("slave_net_timeout", draw.any("1s", "2s"));
        cnf.put("max_relay_log_size", draw.any("4KiB", "64KiB", "1GiB"));
        if (draw.chance(0.2)) {
            cnf.put("relay_log_space_limit", draw.any("1KiB", "20KiB", "200KiB"));
        }
        if (draw.chance(0.3)) {
            cnf.put("skip_slave_start", "ON");
        }
        if (topology.mysql()) {
            cnf.put("slave_parallel_workers", draw.any(0, 0, 2, 4));
            cnf.put("slave_parallel_type", draw.any("DATABASE", "LOGICAL_CLOCK"));
            boolean ordered = cnf.get("log_bin") != null && "ON".equals(cnf.get("log_slave_updates"));
            cnf.put("slave_preserve_commit_order", ordered && draw.chance(0.5) ? "ON" : "OFF");
        } else if (!topology.profile.equals("mariadb-5.5")) {
            cnf.put("slave_parallel_threads", draw.any(0, 0, 2, 4));
            cnf.put("slave_parallel_mode", draw.any("conservative", "optimistic", "aggressive", "minimal"));
        }
    }

    private void source(int server, Map<String, Object> cnf) {
        cnf.put("rpl_semi_sync_master_enabled", draw.chance(0.9) ? "ON" : "OFF");
        cnf.put("rpl_semi_sync_master_timeout", draw.any("10ms", "300ms", "1s", "3s"));
        cnf.put("rpl_semi_sync_master_wait_no_slave", draw.chance(0.7) ? "ON" : "OFF");
        if (!topology.profile.equals("mariadb-5.5")) {
            cnf.put("rpl_semi_sync_master_wait_point", draw.any("AFTER_SYNC", "AFTER_COMMIT"));
        }
        if (topology.mysql() && topology.replicas(server) > 1) {
            cnf.put("rpl_semi_sync_master_wait_for_slave_count", draw.any(1, 2));
        }
        if (!topology.mysql() && !topology.profile.equals("mariadb-5.5") && draw.chance(0.3)) {
            cnf.put("init_rpl_role", "SLAVE");
        }
        if (topology.writers.size() > 1) {
            cnf.put("auto_increment_increment", topology.servers);
            cnf.put("auto_increment_offset", server);
        }
    }
}
