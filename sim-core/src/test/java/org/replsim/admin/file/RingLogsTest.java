package org.replsim.admin.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.replsim.admin.Admin;
import org.replsim.admin.AdminSession;
import org.replsim.admin.Answer;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.ReplicationSpec;
import org.replsim.engine.Simulation;
import org.replsim.run.Specs;
import org.replsim.server.Probe;
import org.replsim.server.ServerVariable;
import org.replsim.server.replica.RelayLog.RelayFile;
import org.replsim.server.replica.Replica;
import org.replsim.server.source.Source;

/** Two masters that replicate from each other: server ids are the original ones, own events do not come back (spec 4.2). */
class RingLogsTest {

    private final Simulation simulation = new Simulation();
    private final Cluster cluster = new Cluster(simulation, specs().cluster(), 1, 1_000_000, Probe.NONE);

    private static Specs specs() {
        Specs specs = new Specs();
        specs.replica.set(ServerVariable.LOG_BIN, "mysql-bin").set(ServerVariable.LOG_SLAVE_UPDATES, 1);
        specs.source.set(ServerVariable.LOG_SLAVE_UPDATES, 1);
        specs.moreReplication.add(new ReplicationSpec("db1", "db2"));
        return specs;
    }

    @Test
    void eventsFillTheFilesAndKeepTheirServers() {
        Admin admin = new Admin(cluster);
        cluster.start();
        simulation.run(Specs.SECONDS);
        AdminSession one = admin.connect("db1", "root", "localhost");
        AdminSession two = admin.connect("db2", "root", "localhost");
        type(
                one,
                "create database d",
                "use d",
                "create table t(id int primary key, v char(20))",
                "insert into t values(1,'a')");
        type(
                two,
                "set session binlog_format=row",
                "use d",
                "insert into t values(2,'b')",
                "insert into t values(3,'c')");
        type(one, "update t set v = 'x' where id = 2", "flush logs", "insert into t values(4,'d')");
        logsOf("db1");
        logsOf("db2");
    }

    private void logsOf(String name) {
        Source source = cluster.source(name);
        for (int file = 0; file < source.binlog().files().count(); file++) {
            List<LogEntry> entries = new BinlogReader(cluster, source).read(file);
            adjacent(entries, source.binlog().files().sizeOf(file));
        }
        assertThat(new BinlogReader(cluster, source).read(0))
                .extracting(LogEntry::serverId)
                .contains(1L, 2L);
        Replica replica = cluster.replica(name);
        long own = replica.server().serverId();
        for (RelayFile file : replica.relayLog().files()) {
            List<LogEntry> entries = new RelayLogReader(cluster, replica).read(file);
            adjacent(entries, file.bytes());
            assertThat(entries)
                    .filteredOn(
                            entry -> entry.type().equals("Gtid") || entry.type().equals("Xid"))
                    .allSatisfy(entry -> assertThat(entry.serverId()).isNotEqualTo(own));
        }
    }

    private void type(AdminSession session, String... statements) {
        for (String statement : statements) {
            var call = session.execute(statement);
            simulation.run(simulation.now() + Specs.SECONDS);
            assertThat(call.answer()).as(statement).isNotInstanceOf(Answer.Failure.class);
        }
    }

    private static void adjacent(List<LogEntry> entries, long size) {
        long position = 4;
        for (LogEntry entry : entries) {
            assertThat(entry.position()).as("%s", entry).isEqualTo(position);
            position = entry.end();
        }
        assertThat(position).as("end of %s", entries).isEqualTo(size);
    }
}
