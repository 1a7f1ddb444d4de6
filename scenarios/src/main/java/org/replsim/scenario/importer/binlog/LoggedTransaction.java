package org.replsim.scenario.importer.binlog;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.replsim.scenario.recording.RecordingWriter;

/** A transaction while its events are read. Reused. */
final class LoggedTransaction {

    private final Keys keys = new Keys();
    private final Set<String> tables = new TreeSet<>();
    private int[] sizes = new int[16];
    private boolean[] annotate = new boolean[16];
    private int events;
    private GroupHead head = GroupHead.NONE;
    private long bytes;
    private int headBytes;

    /** When its last event was written, whole seconds since 1970. */
    long seconds;
    /** The server that it was made on. */
    long serverId;
    /** Statements so far. */
    int statements;
    /** Rows so far. */
    int rows;
    /** Bytes of their data. */
    long rowBytes;
    /** Whether some of the rows could not be counted. */
    boolean rowsUnknown;
    /** How long its DDL statement ran; -1 if it is none. */
    long ddlMillis;
    /** Whether BEGIN, or what stands for it, was seen. */
    boolean begun;

    /** Begins with a GTID event of so many bytes, or with none. */
    void begin(GroupHead gtid, int gtidBytes) {
        head = gtid;
        headBytes = gtidBytes;
        bytes = gtidBytes;
        events = 0;
        statements = 0;
        rows = 0;
        rowBytes = 0;
        rowsUnknown = false;
        ddlMillis = -1;
        begun = false;
        keys.clear();
        tables.clear();
    }

    /** Takes an event behind the GTID event. */
    void add(int size, boolean isAnnotate) {
        if (events == sizes.length) {
            sizes = Arrays.copyOf(sizes, 2 * events);
            annotate = Arrays.copyOf(annotate, 2 * events);
        }
        sizes[events] = size;
        annotate[events] = isAnnotate;
        events++;
        bytes += size;
    }

    GroupHead head() {
        return head;
    }

    Keys keys() {
        return keys;
    }

    /** Tables of its Table_map events. */
    Set<String> tables() {
        return tables;
    }

    /** All bytes, the GTID event's too. */
    long bytes() {
        return bytes;
    }

    /** Bytes of the GTID event. */
    int headBytes() {
        return headBytes;
    }

    /** All events, the GTID event too. */
    int events() {
        return events + (headBytes > 0 ? 1 : 0);
    }

    boolean hasAnnotate() {
        for (int i = 0; i < events; i++) {
            if (annotate[i]) {
                return true;
            }
        }
        return false;
    }

    /** The sizes of its events as a cell of a recording. */
    String eventCell() {
        return RecordingWriter.events(sizes, annotate, events);
    }
}
