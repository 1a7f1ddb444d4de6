package org.replsim.scenario.document;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.replsim.fault.CorruptRelayLog;
import org.replsim.fault.CrashHost;
import org.replsim.fault.CrashProcess;
import org.replsim.fault.Cut;
import org.replsim.fault.CutKind;
import org.replsim.fault.Fault;
import org.replsim.fault.FreeDisk;
import org.replsim.fault.Freeze;
import org.replsim.fault.FreezeHost;
import org.replsim.fault.FullDisk;
import org.replsim.fault.PowerLoss;
import org.replsim.fault.ReplicaThread;
import org.replsim.fault.Restart;
import org.replsim.fault.Restore;
import org.replsim.fault.SetRtt;
import org.replsim.fault.SetVariable;
import org.replsim.fault.Shutdown;
import org.replsim.fault.SlowDisk;
import org.replsim.fault.StartServer;
import org.replsim.fault.StartThreads;
import org.replsim.fault.StopThreads;
import org.replsim.fault.Thaw;
import org.replsim.fault.ThawHost;
import org.replsim.scenario.field.ChoiceType;
import org.replsim.scenario.field.Field;
import org.replsim.scenario.field.FieldType;
import org.replsim.scenario.field.NumberType;
import org.replsim.scenario.field.PairType;
import org.replsim.scenario.field.QuantityType;
import org.replsim.scenario.field.SectionType;
import org.replsim.scenario.field.Shape;
import org.replsim.scenario.field.TextType;
import org.replsim.scenario.field.Values;
import org.replsim.scenario.field.VariablesType;

/** The table of faults: how a timeline writes each, and what it becomes. */
enum FaultKind {
    CRASH(
            CrashProcess.class,
            TextType.NAME,
            "the server's process dies (kill -9); its kernel still delivers what the sockets hold",
            (entry, names) -> new CrashProcess(names.server(entry, "crash"))),
    SHUTDOWN(
            Shutdown.class,
            TextType.NAME,
            "the server ends in order, as by SHUTDOWN",
            (entry, names) -> new Shutdown(names.server(entry, "shutdown"))),
    START_SERVER(
            StartServer.class,
            TextType.NAME,
            "a server that does not run is started, with the variables of its cnf",
            (entry, names) -> new StartServer(names.server(entry, "start_server"))),
    RESTART(
            Restart.class,
            TextType.NAME,
            "the server ends in order and is started again at once",
            (entry, names) -> new Restart(names.server(entry, "restart"))),
    CRASH_HOST(
            CrashHost.class,
            TextType.NAME,
            "the host stops at once; only what has left it still arrives",
            (entry, names) -> new CrashHost(names.host(entry, "crash_host"))),
    POWER_LOSS(
            PowerLoss.class,
            TextType.NAME,
            "the host loses its power: as crash_host, and of its files only what was synced, or written back by the"
                    + " system, is there when it starts again",
            (entry, names) -> new PowerLoss(names.host(entry, "power_loss"))),
    FULL_DISK(
            FullDisk.class,
            TextType.NAME,
            "no room on the host's disk: writes to binary and relay logs wait, and are tried again each minute",
            (entry, names) -> new FullDisk(names.host(entry, "full_disk"))),
    FREE_DISK(
            FreeDisk.class,
            TextType.NAME,
            "there is room again; who waits for it notices with the next try",
            (entry, names) -> new FreeDisk(names.host(entry, "free_disk"))),
    CORRUPT_RELAY_LOG(
            CorruptRelayLog.class,
            TextType.NAME,
            "what the replica's SQL thread reads next is damaged: it stops in front of it with error 1594",
            (entry, names) -> new CorruptRelayLog(names.replica(entry, "corrupt_relay_log"))),
    CUT(Cut.class, new PairType(), "the link between two servers is cut; see kind", (entry, names) -> {
        PairType.Pair ends = names.link(entry, "cut");
        return new Cut(ends.first(), ends.second(), word(CutKind.class, entry.text("kind")));
    }),
    RESTORE(Restore.class, new PairType(), "the link between two servers works again", (entry, names) -> {
        PairType.Pair ends = names.link(entry, "restore");
        return new Restore(ends.first(), ends.second());
    }),
    RTT(
            SetRtt.class,
            new SectionType(Shape.of(
                    "set_rtt",
                    "A new round-trip time.",
                    Field.required("between", new PairType(), "the ends of the link"),
                    Field.required("to", QuantityType.DURATION, "the new round-trip time"))),
            "the round-trip time of a link changes for what is sent from now on",
            (entry, names) -> {
                PairType.Pair ends = names.link(entry.section("rtt"), "between");
                return new SetRtt(
                        ends.first(), ends.second(), entry.section("rtt").whole("to"));
            }),
    FREEZE(
            Freeze.class,
            TextType.NAME,
            "the server's process stands still (SIGSTOP); its kernel takes what the window allows",
            (entry, names) -> new Freeze(names.server(entry, "freeze"))),
    THAW(
            Thaw.class,
            TextType.NAME,
            "the server's process goes on; what has become due meanwhile happens at once",
            (entry, names) -> new Thaw(names.server(entry, "thaw"))),
    FREEZE_HOST(
            FreezeHost.class,
            TextType.NAME,
            "the host stands still, as a paused virtual machine, with all that runs on it",
            (entry, names) -> new FreezeHost(names.host(entry, "freeze_host"))),
    THAW_HOST(
            ThawHost.class,
            TextType.NAME,
            "the host goes on",
            (entry, names) -> new ThawHost(names.host(entry, "thaw_host"))),
    SLOW_DISK(
            SlowDisk.class,
            new SectionType(Shape.of(
                    "slow_disk",
                    "A disk that takes longer.",
                    Field.required("host", TextType.NAME, "the host whose disk it is"),
                    Field.required(
                            "times",
                            NumberType.decimal(0.001, 1e6),
                            "how many times as long a sync takes; 1 for the disk's own speed again"))),
            "syncs of a host that begin from now on take a multiple of their time: {host: b, times: 20}",
            (entry, names) -> new SlowDisk(
                    names.host(entry.section("slow_disk"), "host"),
                    entry.section("slow_disk").number("times"))),
    STOP(
            StopThreads.class,
            Words.THREADS,
            "STOP SLAVE of one thread or of both",
            (entry, names) ->
                    new StopThreads(names.replica(entry.section("stop"), "replica"), thread(entry.section("stop")))),
    START(
            StartThreads.class,
            Words.THREADS,
            "START SLAVE of one thread or of both",
            (entry, names) ->
                    new StartThreads(names.replica(entry.section("start"), "replica"), thread(entry.section("start")))),
    SET(
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
            });

    /** The shape of a timeline entry. */
    static final SectionType ENTRY = new SectionType(entryShape());

    private final Class<? extends Fault> record;
    private final FieldType argument;
    private final String doc;
    private final BiFunction<Values, Names, Fault> bind;

    FaultKind(Class<? extends Fault> record, FieldType argument, String doc, BiFunction<Values, Names, Fault> bind) {
        this.record = record;
        this.argument = argument;
        this.doc = doc;
        this.bind = bind;
    }

    /** The field of a timeline entry that says it. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The record it becomes. */
    Class<? extends Fault> record() {
        return record;
    }

    /**
     * The fault that a timeline entry says.
     *
     * @throws org.replsim.scenario.problem.ScenarioProblem for an unknown name
     */
    static Fault bind(Values entry, Names names) {
        return Arrays.stream(values())
                .filter(kind -> entry.has(kind.key()))
                .findFirst()
                .orElseThrow(() -> entry.problem("at", "nothing happens at this time"))
                .bind
                .apply(entry, names);
    }

    private static Shape entryShape() {
        Stream<Field> common =
                Stream.of(Field.required("at", QuantityType.DURATION, "when, from the start of the run"));
        Stream<Field> kinds = Arrays.stream(values())
                .map(kind -> Field.optional(kind.key(), kind.argument, kind.doc).in(kind.key()));
        Field cutKind = Field.of(
                        "kind",
                        Words.CUTS,
                        "silent",
                        "reset: both ends get RST; silent: packets are lost; hold: "
                                + "bytes are kept and released at the restore")
                .in("cut");
        List<Field> fields = Stream.of(common, kinds, Stream.of(cutKind), StatementFields.all())
                .flatMap(s -> s)
                .toList();
        return new Shape("timeline", "Something that happens at an instant.", fields, true);
    }

    private static ReplicaThread thread(Values order) {
        return word(ReplicaThread.class, order.text("thread"));
    }

    private static <E extends Enum<E>> E word(Class<E> type, String text) {
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    }

    /** Types that the constants above need before their own class is ready. */
    private static final class Words {
        static final ChoiceType CUTS = choice("a kind of cut", CutKind.class);
        static final SectionType THREADS = new SectionType(Shape.of(
                "threads",
                "Threads of a replica.",
                Field.required("replica", TextType.NAME, "the replica"),
                Field.of("thread", choice("a thread", ReplicaThread.class), "both", "which of its threads")));

        private static <E extends Enum<E>> ChoiceType choice(String noun, Class<E> type) {
            return new ChoiceType(
                    noun,
                    Arrays.stream(type.getEnumConstants())
                            .map(word -> word.name().toLowerCase(Locale.ROOT))
                            .toList());
        }
    }
}
