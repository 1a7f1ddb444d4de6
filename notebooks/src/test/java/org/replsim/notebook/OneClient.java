package org.replsim.notebook;

/** A case that can be worked out by hand: one client, no queues, constant service times. */
final class OneClient {

    static final String YAML = """
            name: one-client
            title: What does one client pay for semi-sync?
            duration: 4s
            warmup: 1s
            hosts:
              a: {cores: 4, disk: {fsync: 100us}, hardware: {statement: 50us}}
              b: {cores: 4, disk: {fsync: 100us}, hardware: {statement: 50us}}
            servers:
              db1: {host: a, cnf: {log_bin: mysql-bin, sync_binlog: 1, innodb_flush_log_at_trx_commit: 1}}
              db2: {host: b}
            links:
              - {between: [db1, db2], rtt: 10ms}
            replication:
              - {replica: db2, source: db1}
            workloads:
              - {on: db1, clients: 1}
            variants:
              async: {}
              semi-sync: {db1: {rpl_semi_sync_master_enabled: ON}, db2: {rpl_semi_sync_slave_enabled: ON}}
            """;

    private OneClient() {}
}
