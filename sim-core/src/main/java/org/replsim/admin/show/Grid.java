package org.replsim.admin.show;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.admin.Answer;
import org.replsim.sql.Show.Filter;

/** Rows under construction. */
final class Grid {

    private final List<String> columns = new ArrayList<>();
    private final List<Boolean> numeric = new ArrayList<>();
    private final List<List<@Nullable String>> rows = new ArrayList<>();

    /** Further columns of texts. */
    Grid texts(String... titles) {
        for (String title : titles) {
            columns.add(title);
            numeric.add(false);
        }
        return this;
    }

    /** Further columns of numbers. */
    Grid numbers(String... titles) {
        for (String title : titles) {
            columns.add(title);
            numeric.add(true);
        }
        return this;
    }

    /** A row; null is NULL. */
    void row(@Nullable Object... cells) {
        List<@Nullable String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(cell == null ? null : cell.toString());
        }
        add(row);
    }

    /** A row, cell by cell. */
    void add(List<@Nullable String> row) {
        if (row.size() != columns.size()) {
            throw new IllegalArgumentException(row.size() + " cells for " + columns.size() + " columns");
        }
        rows.add(row);
    }

    /** What is to be sent. */
    Answer answer() {
        return new Answer.ResultSet(List.copyOf(columns), List.copyOf(numeric), new ArrayList<>(rows));
    }

    /** What is to be sent of the rows that a filter lets through. */
    Answer answer(Filter filter) {
        LikePattern like = filter.like() == null ? LikePattern.ALL : new LikePattern(filter.like());
        rows.removeIf(row -> !like.matches(row.get(0)));
        if (filter.where() != null) {
            try {
                Where where = new Where(columns);
                List<List<@Nullable String>> kept = new ArrayList<>();
                for (List<@Nullable String> row : rows) {
                    if (where.holds(filter.where(), row)) {
                        kept.add(row);
                    }
                }
                return new Answer.ResultSet(List.copyOf(columns), List.copyOf(numeric), kept);
            } catch (Where.Unknown unknown) {
                return unknown.answer();
            }
        }
        return answer();
    }
}
