package org.replsim.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.replsim.binlog.EventFormat;
import org.replsim.sql.Ddl;
import org.replsim.sql.Dml;
import org.replsim.sql.Statement;
import org.replsim.sql.TableName;

/** What a transaction that someone typed has in the binary log, behind its GTID event. Never changes. */
public final class TypedTransaction {

    private static final String BEGIN = "BEGIN";
    private static final String COMMIT = "COMMIT";

    private final int origin;
    private final EventFormat format;
    private final List<LogEvent> events;
    private final long[] keys;
    private final int statements;
    private final boolean ddl;
    private final boolean nonTransactional;
    private final int[] fileSizes;
    private final int[] sentSizes;

    private TypedTransaction(
            int origin,
            EventFormat format,
            List<LogEvent> events,
            long[] keys,
            int statements,
            boolean nonTransactional) {
        this.origin = origin;
        this.format = format;
        this.events = List.copyOf(events);
        this.keys = keys;
        this.statements = statements;
        this.nonTransactional = nonTransactional;
        // A transaction ends with an event of its own.
        ddl = events.size() == 1;
        fileSizes = events.stream().mapToInt(event -> event.bytes(format)).toArray();
        sentSizes = events.stream()
                .filter(event -> !(event instanceof LogEvent.Annotate))
                .mapToInt(event -> event.bytes(format))
                .toArray();
    }

    /**
     * The changes of a transaction so far, as its commit would log them.
     *
     * @param origin index of the server where it runs
     * @param format of that server's log
     * @param context of its first statement: default database and settings are in BEGIN too
     * @param xid number of its Xid event
     */
    public static TypedTransaction of(
            int origin, EventFormat format, StatementContext context, OpenTransaction transaction, long xid) {
        List<LogEvent> events = new ArrayList<>();
        if (format.begin()) {
            events.add(LogEvent.Query.bracket(BEGIN, context));
        }
        events.addAll(transaction.events());
        boolean bare = transaction.onlyNonTransactional();
        events.add(bare ? LogEvent.Query.bracket(COMMIT, context) : new LogEvent.Xid(xid));
        return new TypedTransaction(
                origin,
                format,
                events,
                transaction.keys(),
                Math.max(1, transaction.statements()),
                transaction.nonTransactional());
    }

    /** A statement that is a group by itself: one that changes definitions, accounts or the like. */
    public static TypedTransaction of(int origin, EventFormat format, LogEvent.Query query) {
        return new TypedTransaction(origin, format, List.of(query), new long[0], 1, false);
    }

    /** Index of the server where it was made. */
    public int origin() {
        return origin;
    }

    /** The events in the file, behind the GTID event. */
    public List<LogEvent> events() {
        return events;
    }

    /** How the events are written. */
    public EventFormat format() {
        return format;
    }

    /** The lock keys of its rows, in the order of the changes. */
    public long[] keys() {
        return keys.clone();
    }

    /** Its statements. */
    public int statements() {
        return statements;
    }

    /** Whether it is a statement that is a group by itself, as those that change definitions are. */
    public boolean ddl() {
        return ddl;
    }

    /** Whether it changes databases or tables themselves. */
    public boolean changesDefinitions() {
        return ddl
                && events.get(0) instanceof LogEvent.Query query
                && query.replay() != null
                && query.replay().statement() instanceof Ddl;
    }

    /** Whether it changed tables that know no transactions, so that its application cannot be taken back. */
    public boolean nonTransactional() {
        return nonTransactional;
    }

    /** The tables that it changes, with their databases. */
    public List<TableName> tables() {
        return events.stream().flatMap(TypedTransaction::tables).distinct().toList();
    }

    private static Stream<TableName> tables(LogEvent event) {
        if (event instanceof LogEvent.TableMap map) {
            return Stream.of(new TableName(map.table().database(), map.table().name()));
        }
        if (event instanceof LogEvent.Query query && query.replay() != null) {
            return tables(query.replay().statement())
                    .map(name -> name.database().isEmpty() ? new TableName(query.database(), name.table()) : name);
        }
        return Stream.of();
    }

    private static Stream<TableName> tables(Statement statement) {
        if (statement instanceof Dml.Insert insert) {
            return Stream.of(insert.table());
        }
        if (statement instanceof Dml.Update update) {
            return Stream.of(update.table());
        }
        if (statement instanceof Dml.Delete delete) {
            return Stream.of(delete.table());
        }
        if (statement instanceof Ddl.CreateTable create) {
            return Stream.of(create.table());
        }
        if (statement instanceof Ddl.TruncateTable truncate) {
            return Stream.of(truncate.table());
        }
        return statement instanceof Ddl.DropTable drop ? drop.tables().stream() : Stream.of();
    }

    /** Sizes of the events in the file. */
    public int[] fileSizes() {
        return fileSizes.clone();
    }

    /** Sizes of the events that a replica which does not log updates is sent: no Annotate_rows. */
    public int[] sentSizes() {
        return sentSizes.clone();
    }

    int keyCount() {
        return keys.length;
    }

    long key(int place) {
        return keys[place];
    }

    int[] sentSizesInPlace() {
        return sentSizes;
    }

    int[] fileSizesInPlace() {
        return fileSizes;
    }
}
