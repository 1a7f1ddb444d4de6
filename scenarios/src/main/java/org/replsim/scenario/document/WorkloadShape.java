package org.replsim.scenario.document;

import java.util.List;
import org.replsim.scenario.field.ChoiceType;
import org.replsim.scenario.field.Dimension;
import org.replsim.scenario.field.DistributionType;
import org.replsim.scenario.field.EitherType;
import org.replsim.scenario.field.Field;
import org.replsim.scenario.field.FlagType;
import org.replsim.scenario.field.ListType;
import org.replsim.scenario.field.NumberType;
import org.replsim.scenario.field.QuantityType;
import org.replsim.scenario.field.RangeType;
import org.replsim.scenario.field.SectionType;
import org.replsim.scenario.field.Shape;
import org.replsim.scenario.field.TextType;
import org.replsim.scenario.yaml.Node;

/** The fields of workloads: who writes, how often, and what. */
final class WorkloadShape {

    private static final SectionType HOT_ROWS = new SectionType(Shape.of(
            "hot_rows",
            "Rows that many transactions change, so that they wait for each other's locks.",
            Field.required("count", NumberType.whole(1, 1_000_000), "how many hot rows there are"),
            Field.of(
                    "zipf",
                    NumberType.decimal(0, 10),
                    "0",
                    "how uneven their popularity is: 0 uniform, 1 the classic law"),
            Field.of("share", QuantityType.SHARE, "100%", "the part of all changed rows that are hot")));

    private static final ChoiceType CHANGE = new ChoiceType("a change", List.of("update", "insert", "delete"));

    private static final SectionType TRANSACTION = new SectionType(Shape.of(
            "transaction",
            "One kind of transaction.",
            Field.of(
                    "weight",
                    NumberType.decimal(0, 1e9),
                    "1",
                    "how often it is chosen, against the sum of the weights"),
            Field.of("statements", NumberType.whole(1, 10_000), "1", "statements between BEGIN and COMMIT"),
            Field.of("rows", new RangeType(1_000_000), "1", "rows changed by the whole transaction"),
            Field.of("bytes_per_row", NumberType.whole(1, 1 << 24), "200", "bytes of row data in the row event"),
            Field.of("statement_bytes", NumberType.whole(1, 1 << 20), "60", "length of one statement's text"),
            Field.optional("hot_rows", HOT_ROWS, "the rows that collide; without it each row is a new one"),
            Field.optional(
                    "change",
                    CHANGE,
                    "what it does to rows of a table that servers keep (see table): insert gives the key of a hot row, or"
                            + " without hot_rows a generated one; update and delete need hot_rows"),
            Field.optional(
                    "ddl",
                    QuantityType.DURATION,
                    "one DDL statement that runs this long, on the source and again on the replica, instead of rows")));

    private static final ListType TRANSACTIONS = ListType.of("transaction", TRANSACTION);

    /** One kind of transaction, or a mix. */
    private static final EitherType MIX =
            new EitherType(TRANSACTION, TRANSACTIONS, EitherType.Form.LIST, (one, written) -> List.of(one));

    private static final SectionType BURSTY = new SectionType(Shape.of(
            "bursty",
            "Poisson arrivals whose rate jumps between two values; the stays are exponential.",
            Field.required("high", QuantityType.RATE, "rate in a burst"),
            Field.required("high_mean", QuantityType.LASTING, "mean length of a burst"),
            Field.required("low", QuantityType.RATE, "rate between bursts"),
            Field.required("low_mean", QuantityType.LASTING, "mean time between bursts")));

    private static final SectionType DAILY = new SectionType(Shape.of(
            "daily",
            "Poisson arrivals whose rate follows a cosine over the day.",
            Field.required("mean", QuantityType.RATE, "mean rate"),
            Field.of("swing", QuantityType.SHARE, "50%", "how far the rate swings about its mean"),
            Field.of("period", QuantityType.LASTING, "24h", "length of the day"),
            Field.of("peak_at", QuantityType.DURATION, "0", "when the rate is highest")));

    private static final SectionType RECORDED = new SectionType(Shape.of(
            "recorded",
            "Transactions of a real server, as `replsim import binlog` writes them to a CSV file (see docs/import.md).",
            Field.required("file", TextType.FILE, "the CSV file: when each transaction arrived, and what it changed"),
            Field.of("speed", NumberType.decimal(0.001, 1000), "1", "how many times faster they arrive than they did"),
            Field.of(
                    "repeat",
                    NumberType.whole(1, 1_000_000),
                    "1",
                    "how often the recording is played, one playing behind the other")));

    private static final SectionType RECONNECT = new SectionType(Shape.of(
            "reconnect",
            "How clients come back when they have lost their server.",
            Field.of("after", QuantityType.LASTING, "1s", "pause before each new try"),
            Field.of("connect_timeout", QuantityType.LASTING, "10s", "how long a try waits when nobody answers"),
            Field.of(
                    "answer_timeout",
                    QuantityType.LASTING,
                    "30s",
                    "how long a client waits for the answer to a statement before it gives the connection up"),
            Field.of(
                    "retry",
                    new FlagType(),
                    "OFF",
                    "whether a transaction whose COMMIT was not answered is sent again, so that it may be there twice"),
            Field.of(
                    "follow",
                    new FlagType(),
                    "ON",
                    "whether clients connect by the address that a failover manager moves; else always to the same"
                            + " server")));

    /** A workload. */
    static final SectionType WORKLOAD = new SectionType(Shape.choosing(
            "workload",
            "Who writes to a server. Closed (clients and think time) or open (rate, bursty, daily, times or recorded).",
            Field.derived("name", TextType.NAME, "main for the first, then workload-2, ...", "unique among workloads"),
            Field.required("on", TextType.NAME, "the server that is written to"),
            Field.optional(
                    "from", TextType.NAME, "the host of the load generator; without it the clients cost nothing"),
            Field.optional(
                    "table",
                    TextType.NAME,
                    "the table that is written to; workloads on any server that name the same share its keys. Each server"
                            + " keeps its rows, so that conflicts and drift show. Hot rows are there at the beginning unless"
                            + " some transaction inserts them by key"),
            Field.of("client_rtt", QuantityType.DURATION, "0", "round trip between the clients and the server"),
            Field.optional("clients", NumberType.whole(1, 100_000), "closed: how many clients wait, think and write")
                    .in("clients"),
            Field.of(
                            "think",
                            new DistributionType(),
                            "0",
                            "closed: pause of a client between an answer and its next transaction")
                    .in("clients"),
            Field.optional("rate", QuantityType.RATE, "open: independent arrivals at this rate")
                    .in("rate"),
            Field.optional("bursty", BURSTY, "open: bursts").in("bursty"),
            Field.optional("daily", DAILY, "open: a daily curve").in("daily"),
            Field.optional("times", TextType.FILE, "open: arrivals at the times in the first column of a CSV file")
                    .in("times"),
            Field.optional("recorded", RECORDED, "open: the transactions of a recording, at their times")
                    .in("recorded"),
            Field.derived(
                    "connections",
                    NumberType.whole(1, 100_000),
                    "151 for an open workload",
                    "open: how many transactions can be under way; further arrivals wait (max_connections)"),
            Field.optional(
                    "reconnect",
                    RECONNECT,
                    "clients come back when they have lost their server; without it they are gone for ever"),
            Field.of("transaction", MIX, "{}", "what is written: one kind of transaction, or a list with weights")));

    /** Workloads, named so that variants can override them. */
    static final ListType WORKLOADS = new ListType("workload", WORKLOAD, WorkloadShape::names);

    /** A heartbeat table. */
    static final SectionType HEARTBEAT = new SectionType(Shape.of(
            "heartbeat",
            "A writer that updates a heartbeat table at a fixed interval, as pt-heartbeat does.",
            Field.required("on", TextType.NAME, "the server it writes to"),
            Field.of("interval", QuantityType.of(Dimension.TIME, 1e6, 3600e9), "1s", "time between two updates")));

    private WorkloadShape() {}

    private static List<String> names(Node item, int index) {
        return item instanceof Node.Mapping mapping && mapping.find("name").orElse(null) instanceof Node.Scalar name
                ? List.of(name.text())
                : List.of(index == 0 ? "main" : "workload-" + (index + 1));
    }
}
