package org.replsim.server;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.engine.Signal;
import org.replsim.engine.SourceName;
import org.replsim.server.TableWait.Kind;
import org.replsim.server.TableWait.Reason;
import org.replsim.sql.TableName;

/**
 * The global read lock of FLUSH TABLES WITH READ LOCK and the locks of LOCK TABLES (spec 6.1). While there are none and
 * nobody wants one, {@link #active} is false and statements need not ask.
 *
 * <p>FTWRL waits for running statements that write, while new ones queue behind it; open transactions do not hold it up, but
 * their COMMIT waits. Who waits is served in order of arrival as far as possible.
 */
public final class TableLocks {

    private record Held(Object owner, TableLock lock) {}

    private final Server server;
    private final List<TableUser> users = new ArrayList<>();
    private final List<Object> globalOwners = new ArrayList<>();
    private final List<Held> held = new ArrayList<>();
    private final List<TableWait> queue = new ArrayList<>();
    private @Nullable Signal look;
    private boolean active;
    /** Writers in the queue, since when there is no other number of them, and how long there were any before. */
    private int writersWaiting;

    private long countedNanos;
    private long blockedNanos;

    TableLocks(Server server) {
        this.server = server;
    }

    /** Whether anything is locked or wanted, so that statements and commits must ask. */
    public boolean active() {
        return active;
    }

    /** Whoever takes a lock has to wait for these as well. */
    public void addUser(TableUser user) {
        users.add(user);
    }

    /** The user is gone. */
    public void removeUser(TableUser user) {
        users.remove(user);
    }

    /**
     * A statement that writes wants to begin.
     *
     * @param owner whose own locks do not matter
     * @return null if it may; else the wait, at whose end {@code granted} is called
     */
    public @Nullable TableWait write(Object owner, List<TableName> tables, Runnable granted) {
        return ask(owner, Kind.WRITE, each(tables), granted);
    }

    /** The same for a statement that reads. */
    public @Nullable TableWait read(Object owner, List<TableName> tables, Runnable granted) {
        return ask(owner, Kind.READ, each(tables), granted);
    }

    /** The same for a COMMIT. */
    public @Nullable TableWait commit(Object owner, Runnable granted) {
        return ask(owner, Kind.COMMIT, List.of(), granted);
    }

    /** FLUSH TABLES WITH READ LOCK; null if the owner holds it now. */
    public @Nullable TableWait lockAll(Object owner, Runnable granted) {
        return ask(owner, Kind.ALL, List.of(), granted);
    }

    /** LOCK TABLES, all or none at a time; null if the owner holds them now. What it held before must have been given back. */
    public @Nullable TableWait lockTables(Object owner, List<TableLock> tables, Runnable granted) {
        return ask(owner, Kind.TABLES, List.copyOf(tables), granted);
    }

    /** UNLOCK TABLES, or the owner's connection ends: it holds and wants nothing any more. */
    public void unlock(Object owner) {
        globalOwners.removeIf(each -> each == owner);
        held.removeIf(each -> each.owner == owner);
        queue.removeIf(each -> each.owner == owner);
        count();
        moved();
    }

    /** Whether the owner holds the global read lock: it may not write itself (error 1223). */
    public boolean holdsAll(Object owner) {
        return globalOwners.stream().anyMatch(each -> each == owner);
    }

    /** Whether the owner has locked tables: then it may use no others (error 1100). */
    public boolean holdsTables(Object owner) {
        return held.stream().anyMatch(each -> each.owner == owner);
    }

    /** The lock that the owner has on a table, or null; with one for reading it may not write it (error 1099). */
    public @Nullable TableLock held(Object owner, TableName table) {
        return held.stream()
                .filter(each -> each.owner == owner && each.lock.table().equals(table))
                .map(Held::lock)
                .findFirst()
                .orElse(null);
    }

    /** A statement or a transaction has ended. */
    public void moved() {
        if (active) {
            serveQueue();
        }
    }

    /** For how long so far at least one statement that writes, or COMMIT, has waited here, nanoseconds. */
    public long writersBlockedNanos() {
        count();
        return blockedNanos;
    }

    private void count() {
        long now = server.simulation().now();
        if (writersWaiting > 0) {
            blockedNanos += now - countedNanos;
        }
        countedNanos = now;
        writersWaiting = (int) queue.stream()
                .filter(each -> each.kind == Kind.WRITE || each.kind == Kind.COMMIT)
                .count();
    }

    private void serveQueue() {
        activate();
        if (!queue.isEmpty()) {
            Signal signal = look;
            if (signal == null) {
                signal = server.simulation().signal(new SourceName(server.name(), "table locks"), this::look);
                look = signal;
            }
            signal.raise();
        }
    }

    void cancel(TableWait wait) {
        if (queue.remove(wait)) {
            count();
            moved();
        }
    }

    private static List<TableLock> each(List<TableName> tables) {
        return tables.stream().map(table -> new TableLock(table, false)).toList();
    }

    private @Nullable TableWait ask(Object owner, Kind kind, List<TableLock> tables, Runnable granted) {
        TableWait wait = new TableWait(this, owner, kind, tables, granted);
        Reason reason = obstacle(wait, queue.size());
        if (reason == null) {
            grant(wait);
            return null;
        }
        wait.reason = reason;
        queue.add(wait);
        count();
        activate();
        return wait;
    }

    private void grant(TableWait wait) {
        if (wait.kind == Kind.ALL) {
            globalOwners.add(wait.owner);
        } else if (wait.kind == Kind.TABLES) {
            wait.tables.forEach(lock -> held.add(new Held(wait.owner, lock)));
        }
        activate();
    }

    private void activate() {
        active = !globalOwners.isEmpty() || !held.isEmpty() || !queue.isEmpty();
    }

    /** Serves the first that can be served, again and again. */
    private void look() {
        int place = 0;
        while (server.alive() && place < queue.size()) {
            TableWait wait = queue.get(place);
            Reason reason = obstacle(wait, place);
            if (reason == null) {
                queue.remove(place);
                count();
                grant(wait);
                wait.granted.run();
                place = 0;
            } else {
                wait.reason = reason;
                place++;
            }
        }
    }

    /** What a wait with so many before it has to wait for; null if nothing. */
    private @Nullable Reason obstacle(TableWait wait, int before) {
        return switch (wait.kind) {
            case WRITE -> globalLockFor(wait, before) ? Reason.GLOBAL : tableLockFor(wait, before, false);
            case READ -> tableLockFor(wait, before, true);
            case COMMIT -> commitsKeptOut(wait, before) ? Reason.COMMIT : null;
            case ALL -> obstacleToAll(wait);
            case TABLES -> obstacleToTables(wait, before);
        };
    }

    private boolean globalLockFor(TableWait wait, int before) {
        return globalOwners.stream().anyMatch(owner -> owner != wait.owner)
                || queue.subList(0, before).stream().anyMatch(each -> each.kind == Kind.ALL);
    }

    private boolean commitsKeptOut(TableWait wait, int before) {
        return globalOwners.stream().anyMatch(owner -> owner != wait.owner)
                || queue.subList(0, before).stream().anyMatch(each -> each.commitsOut);
    }

    /** Locks of others on a statement's tables, held or wanted by one who came before. */
    private @Nullable Reason tableLockFor(TableWait wait, int before, boolean reads) {
        for (TableLock wanted : wait.tables) {
            for (Held each : held) {
                if (each.owner != wait.owner && conflict(wanted, each.lock, reads)) {
                    return Reason.TABLE;
                }
            }
            for (TableWait each : queue.subList(0, before)) {
                if (each.kind == Kind.TABLES && each.tables.stream().anyMatch(lock -> conflict(wanted, lock, reads))) {
                    return Reason.TABLE;
                }
            }
        }
        return flushFor(before, reads) ? Reason.FLUSH : null;
    }

    /** Where FTWRL flushes tables, a statement that reads and holds it up keeps everybody out. */
    private boolean flushFor(int before, boolean reads) {
        return reads
                && queue.subList(0, before).stream()
                        .anyMatch(each -> each.kind == Kind.ALL && each.reason == Reason.FLUSH);
    }

    private static boolean conflict(TableLock wanted, TableLock other, boolean reads) {
        return wanted.table().equals(other.table()) && (other.write() || !reads);
    }

    private @Nullable Reason obstacleToAll(TableWait wait) {
        boolean written = held.stream().anyMatch(each -> each.owner != wait.owner && each.lock.write());
        if (written || users.stream().anyMatch(TableUser::writes)) {
            return Reason.GLOBAL;
        }
        boolean flushes = server.profile().generation() != Generation.MARIADB_10;
        if (flushes && users.stream().anyMatch(TableUser::reads)) {
            return Reason.FLUSH;
        }
        wait.commitsOut = true;
        return users.stream().anyMatch(TableUser::commits) ? Reason.GLOBAL : null;
    }

    private @Nullable Reason obstacleToTables(TableWait wait, int before) {
        boolean writes = wait.tables.stream().anyMatch(TableLock::write);
        if (writes && globalLockFor(wait, before)) {
            return Reason.GLOBAL;
        }
        for (TableLock wanted : wait.tables) {
            if (tableLockFor(wait, before, !wanted.write()) != null
                    || users.stream().anyMatch(user -> user.uses(wanted.table()))) {
                return Reason.TABLE;
            }
        }
        return null;
    }
}
