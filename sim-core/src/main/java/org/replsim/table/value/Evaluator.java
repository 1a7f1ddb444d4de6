package org.replsim.table.value;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.replsim.sql.Expression;

/**
 * Computes the expressions of one statement, and notes what of its surroundings they used: a replica needs that beside
 * the statement's text. Time does not pass: how long SLEEP() asks for is reported.
 */
public final class Evaluator {

    /** The columns of the row that is looked at. */
    public interface Columns {

        /** No row: every column is unknown (1054). */
        Columns NONE = name -> {
            throw new SqlException(SqlError.unknownColumn(name, "field list"));
        };

        /**
         * The value of a column.
         *
         * @throws SqlException 1054
         */
        @Nullable
        Object get(String name);

        /** VALUES(column): what ON DUPLICATE KEY UPDATE would have inserted. */
        default @Nullable Object inserted(String name) {
            return get(name);
        }
    }

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Session session;
    private final String database;
    private final long seconds;

    private long sleepNanos;
    private boolean usedTime;
    private boolean usedLastInsertId;
    private @Nullable Long randomSeed;
    private long randomDraws;
    private final Map<String, Optional<Object>> usedVariables = new TreeMap<>();
    private @Nullable List<Columns> group;

    /**
     * @param database the default database; empty without
     * @param seconds what NOW() gives, since 1970
     */
    public Evaluator(Session session, String database, long seconds) {
        this.session = session;
        this.database = database;
        this.seconds = seconds;
    }

    /** The value of an expression over a row. */
    public @Nullable Object value(Expression expression, Columns columns) {
        if (expression instanceof Expression.Literal literal) {
            return literal.value() instanceof Integer small ? Long.valueOf(small) : literal.value();
        }
        if (expression instanceof Expression.Column column) {
            return columns.get(column.name());
        }
        if (expression instanceof Expression.Variable variable) {
            return session.systemVariable(variable.name(), variable.global());
        }
        if (expression instanceof Expression.UserVariable variable) {
            Object value = session.userVariable(variable.name());
            usedVariables.put(variable.name(), Optional.ofNullable(value));
            return value;
        }
        if (expression instanceof Expression.Call call) {
            List<Columns> rows = group;
            return rows != null && Aggregates.isOne(call.function())
                    ? Aggregates.value(this, call, rows)
                    : Functions.value(this, call, columns);
        }
        return Operators.value(this, expression, columns);
    }

    /** Whether a condition holds; NULL does not. No condition holds. */
    public boolean holds(@Nullable Expression condition, Columns columns) {
        return condition == null || Boolean.TRUE.equals(Values.truth(value(condition, columns)));
    }

    /** Its value over all rows together: COUNT() and its like are allowed. Columns by themselves are the first row's. */
    public @Nullable Object valueOver(List<Columns> rows, Expression expression) {
        group = rows;
        try {
            return value(expression, rows.isEmpty() ? name -> null : rows.get(0));
        } finally {
            group = null;
        }
    }

    Session session() {
        return session;
    }

    String database() {
        return database;
    }

    /** Inside of COUNT() and its like there is one row again. */
    @Nullable
    Object valueOfRow(Expression expression, Columns columns) {
        List<Columns> rows = group;
        group = null;
        try {
            return value(expression, columns);
        } finally {
            group = rows;
        }
    }

    long now() {
        usedTime = true;
        return seconds;
    }

    long lastInsertId() {
        usedLastInsertId = true;
        return session.lastInsertId();
    }

    /** SLEEP(): reported, not done. */
    void sleep(double duration) {
        sleepNanos += (long) (duration * NANOS_PER_SECOND);
    }

    /** The next of RAND()'s numbers. */
    long random() {
        if (randomSeed == null) {
            randomSeed = session.random();
        }
        // SplitMix64: a statement's numbers follow from its seed alone, on a replica too.
        long z = randomSeed + ++randomDraws * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** How long the statement sleeps, nanoseconds. */
    public long sleepNanos() {
        return sleepNanos;
    }

    /** Whether the present time was used. */
    public boolean usedTime() {
        return usedTime;
    }

    /** Whether LAST_INSERT_ID() was used. */
    public boolean usedLastInsertId() {
        return usedLastInsertId;
    }

    /** What RAND() began with; null if it was not used. */
    public @Nullable Long randomSeed() {
        return randomSeed;
    }

    /** The user variables that were used, by name, with their values; empty is NULL. */
    public Map<String, Optional<Object>> usedVariables() {
        return usedVariables;
    }
}
