package org.replsim.admin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.replsim.admin.Admin;
import org.replsim.admin.AdminSession;
import org.replsim.admin.Answer;
import org.replsim.admin.Call;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.ClusterSpec;
import org.replsim.cluster.ServerSpec;
import org.replsim.engine.Simulation;
import org.replsim.engine.random.Distribution;
import org.replsim.host.ClockSpec;
import org.replsim.host.DiskSpec;
import org.replsim.host.HostSpec;
import org.replsim.net.LinkSpec;
import org.replsim.run.Specs;
import org.replsim.server.Probe;
import org.replsim.server.ServerProfile;
import org.replsim.server.ServerVariable;
import org.replsim.server.ServerVariables;

/** The tutorial's two hosts, in the hands of a test that types command lines and statements. */
final class Operator {

    static final String MASTER = "MySQlL1-Master";
    static final String SLAVE = "MySQL2-Slave";
    static final long SECOND = 1_000_000_000L;
    private static final long PATIENCE_NANOS = 4000 * SECOND;

    final Simulation simulation = new Simulation();
    final Cluster cluster;
    final Admin admin;
    final Shells shells;

    private Operator(ServerProfile profile, boolean replicaLogs) {
        cluster = new Cluster(simulation, spec(profile, replicaLogs), 1, 1_000_000, Probe.NONE);
        admin = new Admin(cluster);
        shells = new Shells(admin);
        cluster.start();
        simulation.run(0);
    }

    /** Nobody replicates yet; the replica has no binary log. */
    static Operator of(ServerProfile profile) {
        return new Operator(profile, false);
    }

    /** The same, and the replica has a binary log too. */
    static Operator loggingReplica(ServerProfile profile) {
        return new Operator(profile, true);
    }

    private static ClusterSpec spec(ServerProfile profile, boolean replicaLogs) {
        DiskSpec disk = new DiskSpec(new Distribution.Constant(100_000), 4, 2e9);
        ServerVariables master = profile.variables()
                .set(ServerVariable.LOG_BIN, "/ourdata/binlog/mysql-bin")
                .set(ServerVariable.SERVER_ID, 1)
                .set(ServerVariable.DATADIR, "/mydata/data/");
        ServerVariables slave =
                profile.variables().set(ServerVariable.SERVER_ID, 2).set(ServerVariable.DATADIR, "/mydata/data/");
        if (replicaLogs) {
            slave.set(ServerVariable.LOG_BIN, "/ourdata/binlog/mysql-bin");
        }
        return new ClusterSpec(
                List.of(
                        new HostSpec(MASTER, "172.30.105.121", 8, disk, Specs.STEADY, ClockSpec.EXACT),
                        new HostSpec(SLAVE, "172.30.105.122", 8, disk, Specs.STEADY, ClockSpec.EXACT)),
                List.of(new ServerSpec(MASTER, MASTER, profile, master), new ServerSpec(SLAVE, SLAVE, profile, slave)),
                List.of(new LinkSpec(MASTER, SLAVE, 500_000, null, 1_000_000, 1.25e8, 4 << 20)),
                List.of());
    }

    /** Runs a command line to its end. */
    ShellResult run(String host, String commandLine) {
        ShellCall call = shells.on(host).run(commandLine);
        long limit = simulation.now() + PATIENCE_NANOS;
        while (!call.done() && simulation.step(limit)) {
            // One event more.
        }
        return call.result();
    }

    /** Lines of a command that must succeed. */
    List<String> lines(String host, String commandLine) {
        ShellResult result = run(host, commandLine);
        assertThat(result.exitCode()).as(commandLine + ": " + result.lines()).isZero();
        return result.lines();
    }

    /** Statements that must succeed, in one connection. */
    Operator ok(String server, String... statements) {
        AdminSession session = admin.connect(server, "root", "localhost");
        for (String statement : statements) {
            assertThat(answer(session, statement)).as(statement).isNotInstanceOf(Answer.Failure.class);
        }
        session.close();
        return this;
    }

    Answer answer(AdminSession session, String statement) {
        Call call = session.execute(statement);
        long limit = simulation.now() + PATIENCE_NANOS;
        while (!call.answered() && simulation.step(limit)) {
            // One event more.
        }
        return call.answer();
    }

    /** Rows of a query, cells joined with {@code |}. */
    List<String> rows(String server, String query) {
        AdminSession session = admin.connect(server, "root", "localhost");
        Answer answer = answer(session, query);
        session.close();
        assertThat(answer).as(query).isInstanceOf(Answer.ResultSet.class);
        List<String> rows = new ArrayList<>();
        ((Answer.ResultSet) answer)
                .rows()
                .forEach(row -> rows.add(String.join(
                        "|",
                        row.stream().map(cell -> cell == null ? "NULL" : cell).toList())));
        return rows;
    }

    Operator pass(long seconds) {
        simulation.run(simulation.now() + seconds * SECOND);
        return this;
    }

    /** Section 2 of the tutorial. */
    Operator tutorialData() {
        return ok(
                MASTER,
                "create database MyDB",
                "use MyDB",
                "create table MyTB(id int(4) not null AUTO_INCREMENT, name char(20) not null, primary key(id))",
                "insert into MyTB(name) values('rowvalue1')",
                "insert into MyTB(name) values('rowvalue2')");
    }

    /** Section 3.2. */
    Operator account() {
        return ok(MASTER, "grant replication slave on *.* to rep@'172.30.105.%' identified by 'replpasswd'");
    }

    String position(String server) {
        var files = cluster.node(server).engine().binlog().files();
        return files.currentName() + ":" + files.currentPosition();
    }
}
