package org.replsim.scenario.importer.status;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the answers of a server in what a client has printed: boxes, columns apart by tabs, or {@code \G}. Prompts, statements
 * and row counts between them are passed over.
 */
final class DumpReader {

    private static final Pattern RULE = Pattern.compile("\\+(-+\\+)+");
    private static final Pattern ROW = Pattern.compile("\\*{5,} +(\\d+)\\. row +\\*{5,}");
    private static final Pattern FIELD = Pattern.compile(" *([A-Za-z_][A-Za-z0-9_]*):(?: (.*))?");
    private static final List<String> FIRST_COLUMNS =
            List.of("Variable_name", "Slave_IO_State", "Replica_IO_State", "Connection_name", "File", "Binlog_File");

    private final String file;
    private final List<String> lines;
    private final List<Table> tables = new ArrayList<>();
    private int at;

    private DumpReader(String file, List<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    static List<Table> read(String file, List<String> lines) {
        DumpReader reader = new DumpReader(file, lines);
        while (reader.at < lines.size()) {
            reader.next();
        }
        return reader.tables;
    }

    private void next() {
        String line = lines.get(at);
        if (RULE.matcher(line.strip()).matches()) {
            boxed();
        } else if (ROW.matcher(line.strip()).matches()) {
            vertical();
        } else if (line.indexOf('\t') > 0) {
            tabbed();
        } else {
            at++;
        }
    }

    private Table begin() {
        Table table = new Table(file + ":" + (at + 1));
        tables.add(table);
        return table;
    }

    private void boxed() {
        Table table = begin();
        at++;
        List<String> header = List.of();
        for (int rules = 1; at < lines.size() && rules < 3; at++) {
            String line = lines.get(at).strip();
            if (RULE.matcher(line).matches()) {
                rules++;
            } else if (line.startsWith("|") && rules == 1) {
                header = cells(line);
            } else if (line.startsWith("|")) {
                table.add(header, cells(line));
            } else {
                return;
            }
        }
    }

    private static List<String> cells(String line) {
        String inside = line.substring(1, line.endsWith("|") && line.length() > 1 ? line.length() - 1 : line.length());
        return Arrays.stream(inside.split("\\|", -1)).map(String::strip).toList();
    }

    /** The rows of one answer count from 1; a value may go on over further lines, which begin at the edge or look otherwise. */
    private void vertical() {
        Table table = begin();
        int expected = 1;
        Map<String, String> row = new LinkedHashMap<>();
        String field = null;
        for (; at < lines.size(); at++) {
            String line = lines.get(at);
            Matcher star = ROW.matcher(line.strip());
            if (star.matches()) {
                if (Integer.parseInt(star.group(1)) != expected) {
                    return;
                }
                expected++;
                row = new LinkedHashMap<>();
                table.rows().add(row);
                field = null;
            } else if (line.matches("[0-9]+ rows? in set.*|[A-Za-z]+[^ ]* *(\\[.*\\])?> .*")) {
                return;
            } else {
                field = field(line, row, field);
            }
        }
    }

    private static @Nullable String field(String line, Map<String, String> row, @Nullable String last) {
        Matcher matcher = FIELD.matcher(line);
        boolean atEdge = last != null && !last.startsWith("Variable") && row.size() > 1 && !line.startsWith(" ");
        if (matcher.matches() && !(atEdge && !edge(matcher.group(1)))) {
            row.put(
                    matcher.group(1),
                    matcher.group(2) == null ? "" : matcher.group(2).strip());
            return matcher.group(1);
        }
        return last;
    }

    /** Names are aligned to the right, so that only long ones begin at the edge. */
    private static boolean edge(String name) {
        return name.length() > 20;
    }

    private void tabbed() {
        List<String> header = split(lines.get(at));
        boolean named = FIRST_COLUMNS.contains(header.get(0));
        if (!named && header.size() != 2) {
            at++;
            return;
        }
        Table table = begin();
        at += named ? 1 : 0;
        List<String> columns = named ? header : List.of("Variable_name", "Value");
        for (; at < lines.size() && lines.get(at).indexOf('\t') > 0; at++) {
            List<String> cells = split(lines.get(at));
            boolean again = cells.equals(header) && named || (!named && seen(table, cells.get(0)));
            if (again || FIRST_COLUMNS.contains(cells.get(0))) {
                return;
            }
            table.add(columns, cells);
        }
    }

    private static boolean seen(Table table, String name) {
        return !table.rows().isEmpty() && name.equals(table.rows().get(0).get("Variable_name"));
    }

    private static List<String> split(String line) {
        return Arrays.asList(line.split("\t", -1));
    }
}
