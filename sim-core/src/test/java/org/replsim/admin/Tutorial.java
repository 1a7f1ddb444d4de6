package org.replsim.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.replsim.admin.Answer.ResultSet;
import org.replsim.admin.show.ProcessSource;
import org.replsim.admin.show.ShowContext;
import org.replsim.admin.show.Shows;
import org.replsim.cluster.Cluster;
import org.replsim.cluster.ClusterSpec;
import org.replsim.cluster.Node;
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
import org.replsim.server.replica.MasterInfo;
import org.replsim.server.replica.Replica;
import org.replsim.server.source.Session;
import org.replsim.server.source.SessionClient;
import org.replsim.sql.Dialect;
import org.replsim.sql.Parser;
import org.replsim.sql.Show;
import org.replsim.sql.SyntaxError;
import org.replsim.workload.ExplicitTransactions;

/** The two servers of the tutorial, in any version; nothing takes time but the link, and nobody writes unasked. */
public final class Tutorial {

    public static final String MASTER = "MySQL1-Master";
    public static final String SLAVE = "MySQL2-Slave";
    /** BEGIN, Intvar, the Query of {@code insert into MyTB(name) values('sample102')}, Xid, without checksums. */
    public static final int[] INSERT = {68, 28, 105, 27};

    public final Simulation simulation = new Simulation();
    public final Cluster cluster;
    public final ExplicitTransactions transactions;
    private final ServerProfile profile;
    private ProcessSource sessions = ProcessSource.NONE;

    public Tutorial(ServerProfile profile) {
        this(profile, new ServerVariables(), new ServerVariables());
    }

    /** With variables whose names are set over those of the tutorial. */
    public Tutorial(ServerProfile profile, ServerVariables master, ServerVariables slave) {
        this.profile = profile;
        ServerVariables defaults = new ServerVariables();
        cluster = new Cluster(
                simulation,
                spec(
                        profile,
                        merged(profile, master, defaults, "/ourdata/binlog/mysql-bin"),
                        merged(profile, slave, defaults, "/ourdata/binlog/mysql-bin")),
                1,
                1_000_000,
                Probe.NONE);
        transactions = new ExplicitTransactions(cluster.transactions(), 1);
    }

    private static ServerVariables merged(
            ServerProfile profile, ServerVariables wanted, ServerVariables defaults, String logBin) {
        ServerVariables all = profile.variables().set(ServerVariable.LOG_BIN, logBin);
        for (ServerVariable variable : ServerVariable.values()) {
            if (wanted.number(variable) != defaults.number(variable)) {
                all.set(variable, wanted.number(variable));
            }
            if (!wanted.text(variable).equals(defaults.text(variable))) {
                all.set(variable, wanted.text(variable).equals("OFF") ? "" : wanted.text(variable));
            }
        }
        return all;
    }

    private static ClusterSpec spec(ServerProfile profile, ServerVariables master, ServerVariables slave) {
        DiskSpec disk = new DiskSpec(new Distribution.Constant(0), 4, 1e15);
        return new ClusterSpec(
                List.of(
                        new HostSpec(MASTER, "172.30.105.121", 4, disk, Specs.FREE, ClockSpec.EXACT),
                        new HostSpec(SLAVE, "172.30.105.122", 4, disk, Specs.FREE, ClockSpec.EXACT)),
                List.of(new ServerSpec(MASTER, MASTER, profile, master), new ServerSpec(SLAVE, SLAVE, profile, slave)),
                List.of(new LinkSpec(MASTER, SLAVE, 800_000, null, 1_000_000, 1e15, 1 << 20)),
                List.of());
    }

    public Tutorial sessions(ProcessSource typed) {
        sessions = typed;
        return this;
    }

    public Node master() {
        return cluster.node(MASTER);
    }

    public Node slave() {
        return cluster.node(SLAVE);
    }

    public Replica replica() {
        return Objects.requireNonNull(slave().replica());
    }

    /** 4.4: CHANGE MASTER TO the master's current position. */
    public Tutorial changeMaster() {
        long period = slave().server().variables().nanos(ServerVariable.SLAVE_NET_TIMEOUT) / 2;
        master().server().accounts().create("rep", "172.30.105.%", "replpasswd");
        master().server().accounts().grant("rep", "172.30.105.%", List.of("REPLICATION SLAVE"));
        MasterInfo info = new MasterInfo(
                "172.30.105.121",
                3306,
                "rep",
                "replpasswd",
                cluster.source(MASTER).binlog().files().currentName(),
                cluster.source(MASTER).binlog().files().currentPosition(),
                60 * Specs.SECONDS,
                86400,
                period,
                0,
                "No",
                List.of());
        cluster.changeMaster(SLAVE, info);
        return this;
    }

    /** 4.5: START SLAVE. */
    public Tutorial startSlave() {
        replica().startIoThread();
        replica().startSqlThread();
        return pass(Specs.SECONDS);
    }

    public Tutorial pass(long nanos) {
        simulation.run(simulation.now() + nanos);
        return this;
    }

    /** A transaction of a session of its own, whose end is not waited for. */
    public Session begin(int... eventBytes) {
        Session session = cluster.source(MASTER).connect(new Silent());
        session.begin(transactions.add(eventBytes));
        return session;
    }

    public Answer ask(Node node, String statement) {
        return ask(node, statement, ShowContext.NONE);
    }

    public Answer ask(Node node, String statement, ShowContext context) {
        try {
            Show show = (Show) Parser.parse(statement, dialect(profile));
            return new Shows(cluster, sessions).show(show, node, context);
        } catch (SyntaxError error) {
            throw new IllegalArgumentException(statement, error);
        }
    }

    public ResultSet rows(Node node, String statement) {
        Answer answer = ask(node, statement);
        if (answer instanceof ResultSet rows) {
            return rows;
        }
        throw new AssertionError(statement + ": " + answer);
    }

    /** All rows, cells joined by {@code |}. */
    public List<String> lines(Node node, String statement) {
        return rows(node, statement).rows().stream().map(Tutorial::line).toList();
    }

    /** A cell of the only row. */
    public @Nullable String cell(Node node, String statement, String column) {
        ResultSet rows = rows(node, statement);
        return rows.rows().get(0).get(rows.columns().indexOf(column));
    }

    private static String line(List<@Nullable String> row) {
        List<String> cells = new ArrayList<>();
        row.forEach(cell -> cells.add(cell == null ? "NULL" : cell));
        return String.join("|", cells);
    }

    public static Dialect dialect(ServerProfile profile) {
        return switch (profile.generation()) {
            case MARIADB_5_5 -> Dialect.MARIADB_5_5;
            case MARIADB_10 -> profile == ServerProfile.MARIADB_11_4 ? Dialect.MARIADB_11_4 : Dialect.MARIADB_10_11;
            case MYSQL_5_7 -> Dialect.MYSQL_5_7;
            case MYSQL_8_0 -> Dialect.MYSQL_8_0;
            case MYSQL_8_4 -> Dialect.MYSQL_8_4;
        };
    }

    private record Silent() implements SessionClient {
        @Override
        public void statementDone() {}

        @Override
        public void answered(int errno) {}
    }
}
