package org.replsim.scenario.document;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.replsim.fault.Fault;
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
            Fault.CrashProcess.class,
            TextType.NAME,
            "the server's process dies (kill -9); its kernel still delivers what the sockets hold",
            (entry, names) -> new Fault.CrashProcess(names.server(entry, "crash"))),
    SHUTDOWN(
            Fault.Shutdown.class,
            TextType.NAME,
            "the server ends in order, as by SHUTDOWN",
            (entry, names) -> new Fault.Shutdown(names.server(entry, "shutdown"))),
    START_SERVER(
            Fault.StartServer.class,
            TextType.NAME,
            "a server that does not run is started, with the variables of its cnf",
            (entry, names) -> new Fault.StartServer(names.server(entry, "start_server"))),
    RESTART(
            Fault.Restart.class,
            TextType.NAME,
            "the server ends in order and is started again at once",
            (entry, names) -> new Fault.Restart(names.server(entry, "restart"))),
    CRASH_HOST(
            Fault.CrashHost.class,
            TextType.NAME,
            "the host stops at once; only what has left it still arrives",
            (entry, names) -> new Fault.CrashHost(names.host(entry, "crash_host"))),
    CUT(Fault.Cut.class, new PairType(), "the link between two servers is cut; see kind", (entry, names) -> {
        PairType.Pair ends = names.link(entry, "cut");
        return new Fault.Cut(ends.first(), ends.second(), word(Fault.CutKind.class, entry.text("kind")));
    }),
    RESTORE(Fault.Restore.class, new PairType(), "the link between two servers works again", (entry, names) -> {
        PairType.Pair ends = names.link(entry, "restore");
        return new Fault.Restore(ends.first(), ends.second());
    }),
    CUT_OFF(
            Fault.CutOff.class,
            Words.PATH,
            "packets between a host of clients or of a failover manager and a server are lost: {host: m, server: db1}",
            (entry, names) -> new Fault.CutOff(
                    names.host(entry.section("cut_off"), "host"), names.server(entry.section("cut_off"), "server"))),
    REACH_AGAIN(
            Fault.ReachAgain.class,
            Words.PATH,
            "they get through again: {host: m, server: db1}",
            (entry, names) -> new Fault.ReachAgain(
                    names.host(entry.section("reach_again"), "host"),
                    names.server(entry.section("reach_again"), "server"))),
    RTT(
            Fault.SetRtt.class,
            new SectionType(Shape.of(
                    "set_rtt",
                    "A new round-trip time.",
                    Field.required("between", new PairType(), "the ends of the link"),
                    Field.required("to", QuantityType.DURATION, "the new round-trip time"))),
            "the round-trip time of a link changes for what is sent from now on",
            (entry, names) -> {
                PairType.Pair ends = names.link(entry.section("rtt"), "between");
                return new Fault.SetRtt(
                        ends.first(), ends.second(), entry.section("rtt").whole("to"));
            }),
    FREEZE(
            Fault.Freeze.class,
            TextType.NAME,
            "the server's process stands still (SIGSTOP); its kernel takes what the window allows",
            (entry, names) -> new Fault.Freeze(names.server(entry, "freeze"))),
    THAW(
            Fault.Thaw.class,
            TextType.NAME,
            "the server's process goes on; what has become due meanwhile happens at once",
            (entry, names) -> new Fault.Thaw(names.server(entry, "thaw"))),
    FREEZE_HOST(
            Fault.FreezeHost.class,
            TextType.NAME,
            "the host stands still, as a paused virtual machine, with all that runs on it",
            (entry, names) -> new Fault.FreezeHost(names.host(entry, "freeze_host"))),
    THAW_HOST(
            Fault.ThawHost.class,
            TextType.NAME,
            "the host goes on",
            (entry, names) -> new Fault.ThawHost(names.host(entry, "thaw_host"))),
    SLOW_DISK(
            Fault.SlowDisk.class,
            new SectionType(Shape.of(
                    "slow_disk",
                    "A disk that takes longer.",
                    Field.required("host", TextType.NAME, "the host whose disk it is"),
                    Field.required(
                            "times",
                            NumberType.decimal(0.001, 1e6),
                            "how many times as long a sync takes; 1 for the disk's own speed again"))),
            "syncs of a host that begin from now on take a multiple of their time: {host: b, times: 20}",
            (entry, names) -> new Fault.SlowDisk(
                    names.host(entry.section("slow_disk"), "host"),
                    entry.section("slow_disk").number("times"))),
    STOP(
            Fault.StopThreads.class,
            Words.THREADS,
            "STOP SLAVE of one thread or of both",
            (entry, names) -> new Fault.StopThreads(
                    names.replica(entry.section("stop"), "replica"), thread(entry.section("stop")))),
    START(
            Fault.StartThreads.class,
            Words.THREADS,
            "START SLAVE of one thread or of both",
            (entry, names) -> new Fault.StartThreads(
                    names.replica(entry.section("start"), "replica"), thread(entry.section("start")))),
    SET(
            Fault.SetVariable.class,
            new SetType(),
            "SET GLOBAL of a variable that can change while the server runs: {server: db1, sync_binlog: 0}",
            (entry, names) -> {
                SetType.Order order = entry.value("set", SetType.Order.class);
                names.checkServer(order.serverNode(), order.server());
                VariablesType.refused(order.variable(), order.setting().key(), names.profile(order.server()))
                        .ifPresent(why -> {
                            throw order.setting().problem(why);
                        });
                return new Fault.SetVariable(order.server(), order.variable(), order.number());
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

    private static Fault.ReplicaThread thread(Values order) {
        return word(Fault.ReplicaThread.class, order.text("thread"));
    }

    private static <E extends Enum<E>> E word(Class<E> type, String text) {
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    }

    /** Types that the constants above need before their own class is ready. */
    private static final class Words {
        static final ChoiceType CUTS = choice("a kind of cut", Fault.CutKind.class);
        static final SectionType THREADS = new SectionType(Shape.of(
                "threads",
                "Threads of a replica.",
                Field.required("replica", TextType.NAME, "the replica"),
                Field.of("thread", choice("a thread", Fault.ReplicaThread.class), "both", "which of its threads")));

        static final SectionType PATH = new SectionType(Shape.of(
                "path",
                "The way between a host without servers and a server.",
                Field.required("host", TextType.NAME, "the host of clients or of a failover manager"),
                Field.required("server", TextType.NAME, "the server")));

        private static <E extends Enum<E>> ChoiceType choice(String noun, Class<E> type) {
            return new ChoiceType(
                    noun,
                    Arrays.stream(type.getEnumConstants())
                            .map(word -> word.name().toLowerCase(Locale.ROOT))
                            .toList());
        }
    }
}
