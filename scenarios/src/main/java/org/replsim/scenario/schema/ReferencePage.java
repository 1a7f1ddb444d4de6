package org.replsim.scenario.schema;

import java.util.Locale;
import java.util.stream.Collectors;
import org.replsim.scenario.document.DiskPreset;
import org.replsim.scenario.field.Field;
import org.replsim.scenario.field.Shape;
import org.replsim.scenario.field.VariableText;
import org.replsim.scenario.field.VariablesType;
import org.replsim.scenario.metric.Metric;
import org.replsim.scenario.metric.Metrics;
import org.replsim.server.ServerVariable;

/** The reference page of scenario files, {@code docs/scenario-reference.md}, generated from the tables. */
public final class ReferencePage {

    private static final String GRAMMAR = """
            ## Expressions

            An `expect` line says something that is true or false once the runs are over:

            ```
            either     = both { "or" both } .
            both       = negation { "and" negation } .
            negation   = "not" negation | comparison .
            comparison = sum [ ( "==" | "!=" | "<" | "<=" | ">" | ">=" ) sum | "within" sum "of" sum ] .
            sum        = product { ( "+" | "-" ) product } .
            product    = sign { ( "*" | "/" ) sign } .
            sign       = "-" sign | value .
            value      = number | text | "ON" | "OFF" | "never" | "(" either ")" | function | metric .
            function   = ( "min" | "max" ) "(" sum "," sum ")" | "abs" "(" sum ")"
                       | ( "min" | "max" | "mean" | "last" ) "(" metric ")" .
            metric     = name [ "(" owner ")" ] [ "[" variant "]" ] [ "during" number ".." number | "at" number ] .
            ```

            Numbers carry units (`10ms`, `95%`, `1000/s`, `16MiB`), and dimensions are checked: a time is compared with a time.
            `lag_max(db2)` is the metric of one server, `throughput[async]` of another variant,
            `throughput during 20s..30s` of a stretch of time, `semi_sync_status at 25s` of an instant.
            `within 5% of` is relative to the right side. A metric that has no value equals `never` and nothing else.
            Without `variant`, an expectation must hold in every variant, unless it names the variants itself.

            """;

    private static final String ANSWERS = """
            ## Answers

            <a id="answers"></a>`{at: 4s, on: db1, ask: SHOW MASTER STATUS, gives: {Position: 1263}}` asks a server from a fresh
            connection, after everything else of that instant. `{statement: slow, takes: 2000ms, within: 5ms}` is about a
            statement of the timeline that has a name; `{statement: slow, answered: no, at: 3s}` says how it stands at an
            instant, and `gives` what its last answer is.

            | `gives` | Holds for |
            |---|---|
            | `11`, `ON`, `">= 20"` | one row: its only cell, or the value if its columns are Variable_name and Value, or all cells joined by ` \\| ` |
            | `[1, 2]`, `["1 \\| x", "2 \\| y"]` | these rows in this order and no others, each by its first cell or by its cells joined by ` \\| ` |
            | `{Slave_IO_Running: Yes, Read_Master_Log_Pos: 599}` | cells of the first row by column, or, with Variable_name and Value, values by name |
            | `{some_row: {Command: Binlog Dump}}` | some row with these cells |
            | `{rows: 3}`, `{rows: ">= 1"}` | that many rows |
            | `{error: 1277}` | an error of that number |
            | `OK` | a statement that was done and has no rows |

            A cell is compared to the letter. `NULL` is NULL; `<`, `<=`, `>`, `>=` and `!=` before a number compare numbers;
            `LIKE Fatal error%` is a pattern with `%` for anything.

            """;

    private final StringBuilder page = new StringBuilder();

    private ReferencePage() {}

    /** The text of the page, ending with a line feed. */
    public static String text() {
        ReferencePage reference = new ReferencePage();
        reference.head();
        Shapes.all().values().forEach(section -> reference.shape(section.shape()));
        reference.presets();
        reference.variables();
        reference.page.append(GRAMMAR);
        reference.page.append(ANSWERS);
        reference.metrics();
        return reference.page.toString();
    }

    private void head() {
        line("# Scenario reference");
        line("");
        line("Generated from the tables of the program; a test compares it. A scenario is a YAML file.");
        line(
                "Durations are written with `ns us ms s min h d`, sizes with `B KB MB GB KiB MiB GiB TiB`, bandwidths with");
        line(
                "`bit/s kbit/s Mbit/s Gbit/s` or `B/s KB/s MB/s GB/s`, rates with `/s /min /h`, shares as `50%` or `0.5`.");
        line("A bare number where a unit is needed is an error; only 0 needs none.");
        line("");
        line("## Variants");
        line("");
        line(
                "<a id=\"variants\"></a>Each variant says what it does differently, in any of three ways: the name of a server for");
        line(
                "its variables (`db1: {sync_binlog: 0}`), fields as they stand in the file, with links named by their ends,");
        line("workloads by their names and replication by the replica (`links: {db1-db2: {rtt: 20ms}}`), or paths");
        line(
                "(`links.db1-db2.rtt: 20ms`). Mappings are laid over each other; anything else is replaced; `null` removes.");
        line("");
    }

    private void shape(Shape shape) {
        line("## " + shape.name());
        line("");
        line(shape.doc());
        if (!shape.alternatives().isEmpty()) {
            line("");
            line((shape.choice() ? "Exactly" : "At most") + " one of: "
                    + shape.alternatives().values().stream()
                            .map(fields -> "`" + String.join("` with `", fields) + "`")
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        line("");
        line("| Field | What is written | Default | Meaning |");
        line("|---|---|---|---|");
        for (Field field : shape.fields()) {
            line("| `" + field.name() + "` | " + field.type().label() + " | " + fallback(field) + " | "
                    + field.doc().replace("|", "\\|") + " |");
        }
        line("");
    }

    private static String fallback(Field field) {
        return switch (field.presence()) {
            case REQUIRED -> "must be written";
            case OPTIONAL -> "none";
            case DEFAULT -> field.fallback().equals("{}") ? "all defaults" : "`" + field.fallback() + "`";
            case DERIVED -> field.fallback();
        };
    }

    private void presets() {
        line("## Disk presets");
        line("");
        line("Assumed values, orders of magnitude; replace them by what you measure.");
        line("");
        line("| Name | Stands for |");
        line("|---|---|");
        for (DiskPreset preset : DiskPreset.values()) {
            line("| `" + preset.presetName() + "` | `" + preset.inFull() + "` |");
        }
        line("");
    }

    private void variables() {
        line("## Server variables");
        line("");
        line(
                "Under the servers' own names, as in `my.cnf`; times may also be written with a unit. Defaults are those of");
        line("MariaDB 10.11. MySQL 8.0 knows both spellings, MySQL 8.4 only the second, the others only the first.");
        line("");
        line("| Variable | MySQL 8 | What is written | Default | SET GLOBAL | In the model |");
        line("|---|---|---|---|---|---|");
        for (ServerVariable variable : VariablesType.modelled()) {
            String alias = variable.alias().equals(variable.variableName()) ? "same" : "`" + variable.alias() + "`";
            String value = VariableText.show(variable, variable.defaultNumber(), "");
            line("| `" + variable.variableName() + "` | " + alias + " | " + VariableText.expected(variable) + " | "
                    + (value.isEmpty() ? "" : "`" + value + "`") + " | " + (variable.dynamic() ? "yes" : "no") + " | "
                    + variable.doc() + " |");
        }
        line("");
    }

    private void metrics() {
        line("## Metrics");
        line("");
        line(
                "Of a source unless another server is named: the one the first workload writes to; of a replica: the first by name.");
        line("");
        line(
                "`during` folds the samples in the way of the last column; min(), max(), mean() and last() fold them in another.");
        line("");
        line("| Metric | Unit | Of | Meaning | About | During |");
        line("|---|---|---|---|---|---|");
        for (Metric metric : Metrics.all()) {
            String owner = metric.owner().name().toLowerCase(Locale.ROOT);
            line("| `" + metric.name() + "` | " + metric.unit().symbol() + " | " + owner + " | " + metric.doc() + " | "
                    + metric.window() + " | " + overTime(metric) + " |");
        }
        line("");
        line(
                "Every status variable of a server is a metric too, by its own name and in the server's own unit, such as");
        line("`Rpl_semi_sync_master_yes_tx`.");
    }

    private static String overTime(Metric metric) {
        return metric.track()
                .map(track -> track.fold().name().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    private void line(String line) {
        page.append(line).append('\n');
    }
}
