package org.replsim.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows for a client.
 *
 * @param titles of the columns
 * @param numeric whether each column is a number, which clients align to the right
 * @param rows the cells as text; null is NULL
 */
public record ResultRows(List<String> titles, List<Boolean> numeric, List<List<@Nullable String>> rows) {

    public ResultRows {
        titles = List.copyOf(titles);
        numeric = List.copyOf(numeric);
        List<List<@Nullable String>> copy = new ArrayList<>();
        rows.forEach(row -> copy.add(Collections.unmodifiableList(new ArrayList<>(row))));
        rows = Collections.unmodifiableList(copy);
    }

    /** One column of texts. */
    static ResultRows column(String title, List<String> texts) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        texts.forEach(text -> rows.add(List.of(text)));
        return new ResultRows(List.of(title), List.of(false), rows);
    }

    /** Columns of texts. */
    static ResultRows texts(List<String> titles, List<List<@Nullable String>> rows) {
        return new ResultRows(titles, Collections.nCopies(titles.size(), false), rows);
    }
}
