package org.replsim.scenario.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.replsim.fault.Cut;
import org.replsim.fault.CutKind;
import org.replsim.fault.CutOff;
import org.replsim.fault.Fault;
import org.replsim.fault.Heal;
import org.replsim.fault.Partition;
import org.replsim.fault.ReachAgain;
import org.replsim.fault.Restore;
import org.replsim.fault.SetBandwidth;
import org.replsim.fault.SetLoss;
import org.replsim.fault.SetRtt;
import org.replsim.scenario.field.ChoiceType;
import org.replsim.scenario.field.Dimension;
import org.replsim.scenario.field.Field;
import org.replsim.scenario.field.ListType;
import org.replsim.scenario.field.PairType;
import org.replsim.scenario.field.QuantityType;
import org.replsim.scenario.field.SectionType;
import org.replsim.scenario.field.Shape;
import org.replsim.scenario.field.TextType;
import org.replsim.scenario.field.Values;

/** What happens to links. */
final class NetworkFaults {

    private static final ChoiceType CUTS = FaultKind.choice("a kind of cut", CutKind.class);

    private static final ListType SETS = ListType.of("set", ListType.of("server", TextType.NAME));

    private static final SectionType PATH = new SectionType(Shape.of(
            "path",
            "The way between a host without servers and a server.",
            Field.required("host", TextType.NAME, "the host of clients or of a failover manager"),
            Field.required("server", TextType.NAME, "the server")));

    static final List<FaultKind> KINDS = List.of(
            FaultKind.of(
                    "cut",
                    Cut.class,
                    new PairType(),
                    "the link between two servers is cut; see kind and from",
                    (entry, names) -> {
                        PairType.Pair ends = names.link(entry, "cut");
                        return entry.has("from")
                                ? oneWay(entry, names, ends)
                                : new Cut(ends.first(), ends.second(), kind(entry));
                    }),
            FaultKind.of(
                    "restore",
                    Restore.class,
                    new PairType(),
                    "the link between two servers works again",
                    (entry, names) -> {
                        PairType.Pair ends = names.link(entry, "restore");
                        return new Restore(ends.first(), ends.second());
                    }),
            FaultKind.of(
                    "cut_off",
                    CutOff.class,
                    PATH,
                    "packets between a host of clients or of a failover manager and a server are lost:"
                            + " {host: m, server: db1}",
                    (entry, names) -> new CutOff(
                            names.host(entry.section("cut_off"), "host"),
                            names.server(entry.section("cut_off"), "server"))),
            FaultKind.of(
                    "reach_again",
                    ReachAgain.class,
                    PATH,
                    "they get through again: {host: m, server: db1}",
                    (entry, names) -> new ReachAgain(
                            names.host(entry.section("reach_again"), "host"),
                            names.server(entry.section("reach_again"), "server"))),
            FaultKind.of(
                    "rtt",
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
                                ends.first(),
                                ends.second(),
                                entry.section("rtt").whole("to"));
                    }),
            FaultKind.of(
                    "partition",
                    Partition.class,
                    new SectionType(Shape.of(
                            "partition",
                            "A network that falls apart.",
                            Field.required("sets", SETS, "the sets; a server that is in none keeps all its links"),
                            Field.of("kind", CUTS, "silent", "what the cuts do to the bytes, as for cut"))),
                    "all links between two sets of servers are cut: {sets: [[db1], [db2, db3]]}",
                    (entry, names) ->
                            new Partition(sets(entry.section("partition"), names), kind(entry.section("partition")))),
            FaultKind.of(
                    "heal",
                    Heal.class,
                    new ChoiceType("what is healed", List.of("all")),
                    "every link that is cut works again: {heal: all}",
                    (entry, names) -> new Heal()),
            FaultKind.of(
                    "bandwidth",
                    SetBandwidth.class,
                    new SectionType(Shape.of(
                            "set_bandwidth",
                            "A new bandwidth.",
                            Field.required("between", new PairType(), "the ends of the link"),
                            Field.required("to", QuantityType.BANDWIDTH, "the new bandwidth, each way"))),
                    "the bandwidth of a link changes for what is sent from now on: {between: [db1, db2], to: 10Mbit/s}",
                    (entry, names) -> {
                        PairType.Pair ends = names.link(entry.section("bandwidth"), "between");
                        return new SetBandwidth(
                                ends.first(),
                                ends.second(),
                                entry.section("bandwidth").number("to"));
                    }),
            FaultKind.of(
                    "loss",
                    SetLoss.class,
                    new SectionType(Shape.of(
                            "set_loss",
                            "A link that loses segments.",
                            Field.required("between", new PairType(), "the ends of the link"),
                            Field.required(
                                    "share",
                                    QuantityType.of(Dimension.SHARE, 0, 0.9),
                                    "the part of the segments that is lost, each way; 0 ends it"))),
                    "a link loses a part of what is sent from now on, and TCP sends it again: {between: [db1, db2], share: 1%}",
                    (entry, names) -> {
                        PairType.Pair ends = names.link(entry.section("loss"), "between");
                        return new SetLoss(
                                ends.first(),
                                ends.second(),
                                entry.section("loss").number("share"));
                    }));

    /** Fields that go with some of them. */
    static final List<Field> OPTIONS = List.of(
            Field.of(
                            "kind",
                            CUTS,
                            "silent",
                            "reset: both ends get RST; silent: packets are lost; hold: "
                                    + "bytes are kept and released at the restore")
                    .in("cut"),
            Field.optional("from", TextType.NAME, "cut only what this end sends")
                    .in("cut"));

    private NetworkFaults() {}

    private static CutKind kind(Values entry) {
        return FaultKind.word(CutKind.class, entry.text("kind"));
    }

    private static List<List<String>> sets(Values partition, Names names) {
        List<List<String>> sets = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (Object set : partition.value("sets", List.class)) {
            List<String> servers = new ArrayList<>();
            for (Object server : (List<?>) set) {
                String name = String.valueOf(server);
                names.checkServer(partition.node("sets"), name);
                if (!seen.add(name)) {
                    throw partition.problem("sets", name + " is named twice; a server is in one set at most");
                }
                servers.add(name);
            }
            sets.add(servers);
        }
        if (sets.size() < 2 || sets.stream().anyMatch(List::isEmpty)) {
            throw partition.problem("sets", "needs two sets or more, each with a server, such as [[db1], [db2, db3]]");
        }
        return sets;
    }

    private static Fault oneWay(Values entry, Names names, PairType.Pair ends) {
        String from = names.server(entry, "from");
        if (!from.equals(ends.first()) && !from.equals(ends.second())) {
            throw entry.problem(
                    "from", from + " is not an end of this link; write " + ends.first() + " or " + ends.second());
        }
        if (kind(entry) == CutKind.RESET) {
            throw entry.problem("kind", "a reset goes both ways; write silent or hold, or leave from out");
        }
        return new Cut(ends.first(), ends.second(), kind(entry), from);
    }
}
