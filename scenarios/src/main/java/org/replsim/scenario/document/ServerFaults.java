package org.replsim.scenario.document;

import java.util.List;
import org.replsim.fault.CorruptRelayLog;
import org.replsim.fault.CrashProcess;
import org.replsim.fault.Freeze;
import org.replsim.fault.PurgeBinlogs;
import org.replsim.fault.ReplicaThread;
import org.replsim.fault.Restart;
import org.replsim.fault.SetVariable;
import org.replsim.fault.Shutdown;
import org.replsim.fault.StartServer;
import org.replsim.fault.StartThreads;
import org.replsim.fault.StopThreads;
import org.replsim.fault.Thaw;
import org.replsim.scenario.field.Field;
import org.replsim.scenario.field.SectionType;
import org.replsim.scenario.field.Shape;
import org.replsim.scenario.field.TextType;
import org.replsim.scenario.field.Values;
import org.replsim.scenario.field.VariablesType;

/** What happens to servers and to their threads. */
final class ServerFaults {

    private static final SectionType THREADS = new SectionType(Shape.of(
            "threads",
            "Threads of a replica.",
            Field.required("replica", TextType.REPLICA, "the replica"),
            Field.of("thread", FaultKind.choice("a thread", ReplicaThread.class), "both", "which of its threads")));

    static final List<FaultKind> KINDS = List.of(
            FaultKind.of(
                    "crash",
                    CrashProcess.class,
                    TextType.NAME,
                    "the server's process dies (kill -9); its kernel still delivers what the sockets hold",
                    (entry, names) -> new CrashProcess(names.server(entry, "crash"))),
            FaultKind.of(
                    "shutdown",
                    Shutdown.class,
                    TextType.NAME,
                    "the server ends in order, as by SHUTDOWN",
                    (entry, names) -> new Shutdown(names.server(entry, "shutdown"))),
            FaultKind.of(
                    "start_server",
                    StartServer.class,
                    TextType.NAME,
                    "a server that does not run is started, with the variables of its cnf",
                    (entry, names) -> new StartServer(names.server(entry, "start_server"))),
            FaultKind.of(
                    "restart",
                    Restart.class,
                    TextType.NAME,
                    "the server ends in order and is started again at once",
                    (entry, names) -> new Restart(names.server(entry, "restart"))),
            FaultKind.of(
                    "freeze",
                    Freeze.class,
                    TextType.NAME,
                    "the server's process stands still (SIGSTOP); its kernel takes what the window allows",
                    (entry, names) -> new Freeze(names.server(entry, "freeze"))),
            FaultKind.of(
                    "thaw",
                    Thaw.class,
                    TextType.NAME,
                    "the server's process goes on; what has become due meanwhile happens at once",
                    (entry, names) -> new Thaw(names.server(entry, "thaw"))),
            FaultKind.of(
                    "corrupt_relay_log",
                    CorruptRelayLog.class,
                    TextType.REPLICA,
                    "what the replica's SQL thread reads next is damaged: it stops in front of it with error 1594",
                    (entry, names) -> new CorruptRelayLog(names.replica(entry, "corrupt_relay_log"))),
            FaultKind.of(
                    "stop",
                    StopThreads.class,
                    THREADS,
                    "STOP SLAVE of one thread or of both",
                    (entry, names) -> new StopThreads(
                            names.replica(entry.section("stop"), "replica"), thread(entry.section("stop")))),
            FaultKind.of(
                    "start",
                    StartThreads.class,
                    THREADS,
                    "START SLAVE of one thread or of both",
                    (entry, names) -> new StartThreads(
                            names.replica(entry.section("start"), "replica"), thread(entry.section("start")))),
            FaultKind.of(
                    "set",
                    SetVariable.class,
                    new SetType(),
                    "SET GLOBAL of a variable that can change while the server runs: {server: db1, sync_binlog: 0}",
                    (entry, names) -> {
                        SetType.Order order = entry.value("set", SetType.Order.class);
                        names.checkServer(order.serverNode(), order.server());
                        VariablesType.refused(order.variable(), order.setting().key(), names.profile(order.server()))
                                .ifPresent(why -> {
                                    throw order.setting().problem(why);
                                });
                        return new SetVariable(order.server(), order.variable(), order.number());
                    }),
            FaultKind.of(
                    "purge_binlogs",
                    PurgeBinlogs.class,
                    TextType.NAME,
                    "PURGE BINARY LOGS up to the newest file, as an expiry or a full disk makes somebody do; who needs an older one"
                            + " gets error 1236",
                    (entry, names) -> new PurgeBinlogs(names.server(entry, "purge_binlogs"))));

    private ServerFaults() {}

    private static ReplicaThread thread(Values order) {
        return FaultKind.word(ReplicaThread.class, order.text("thread"));
    }
}
