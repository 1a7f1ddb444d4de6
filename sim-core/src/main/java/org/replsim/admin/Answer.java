package org.replsim.admin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a server sends back for a statement, as values; how a client prints it is not decided here. */
public sealed interface Answer {

    /**
     * Rows.
     *
     * @param columns their titles
     * @param numeric whether each column is a number, which clients align to the right
     * @param rows the cells as text; null is NULL
     */
    record ResultSet(List<String> columns, List<Boolean> numeric, List<List<@Nullable String>> rows)
            implements Answer {}

    /**
     * Done.
     *
     * @param affectedRows how many rows were changed
     * @param info a further line, such as {@code Records: 2  Duplicates: 0  Warnings: 0}; empty without
     * @param warnings what SHOW WARNINGS would print, one each
     */
    record Ok(long affectedRows, String info, List<String> warnings) implements Answer {}

    /**
     * An error.
     *
     * @param errno such as 1062
     * @param sqlState five letters, such as 23000
     * @param message without number and state
     */
    record Failure(int errno, String sqlState, String message) implements Answer {}
}
