package org.replsim.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements that read or change rows. */
public sealed interface Dml extends Statement {

    /**
     * INSERT or REPLACE.
     *
     * @param columns as listed; empty for all of the table in their order
     * @param rows the values, a list for each row
     * @param ignore INSERT IGNORE
     * @param replace REPLACE instead of INSERT
     * @param onDuplicate ON DUPLICATE KEY UPDATE; empty without
     */
    record Insert(
            TableName table,
            List<String> columns,
            List<List<Expression>> rows,
            boolean ignore,
            boolean replace,
            List<Assignment> onDuplicate)
            implements Dml {
        public Insert {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            onDuplicate = List.copyOf(onDuplicate);
        }
    }

    /** UPDATE. */
    record Update(
            TableName table,
            List<Assignment> assignments,
            @Nullable Expression where,
            List<Order> orderBy,
            @Nullable Long limit)
            implements Dml {
        public Update {
            assignments = List.copyOf(assignments);
            orderBy = List.copyOf(orderBy);
        }
    }

    /** DELETE. */
    record Delete(
            TableName table,
            @Nullable Expression where,
            List<Order> orderBy,
            @Nullable Long limit) implements Dml {
        public Delete {
            orderBy = List.copyOf(orderBy);
        }
    }

    /**
     * SELECT over one table or none.
     *
     * @param items what is shown; empty for {@code *}
     * @param from null without a table
     * @param forUpdate whether it locks its rows
     */
    record Select(
            List<Item> items,
            @Nullable TableName from,
            @Nullable Expression where,
            List<Order> orderBy,
            @Nullable Long limit,
            boolean forUpdate)
            implements Dml {
        public Select {
            items = List.copyOf(items);
            orderBy = List.copyOf(orderBy);
        }
    }

    /** {@code column = value}. */
    record Assignment(String column, Expression value) {}

    /** A column or expression of ORDER BY. */
    record Order(Expression by, boolean descending) {}

    /** Something shown by SELECT under a title: its alias, or its text as it was written. */
    record Item(Expression value, String title) {}
}
