package org.replsim.admin;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.replsim.server.ServerVariable;

/** What a session has set for itself: system variables that differ from the server's, and user variables. */
final class SessionVariables {

    private final SortedMap<ServerVariable, Long> numbers = new TreeMap<>();
    private final SortedMap<String, String> texts = new TreeMap<>();
    private final SortedMap<String, @Nullable Object> users = new TreeMap<>();
    private long lastInsertId;
    private long insertId;
    private long rowCount = -1;
    private boolean autocommit = true;

    @Nullable
    Long number(ServerVariable variable) {
        return numbers.get(variable);
    }

    void set(ServerVariable variable, long number) {
        numbers.put(variable, number);
    }

    /** A variable that the model does not know, as the session has set it. */
    @Nullable
    String text(String name) {
        return texts.get(name);
    }

    void set(String name, String text) {
        texts.put(name, text);
    }

    @Nullable
    Object user(String name) {
        return users.get(name);
    }

    void setUser(String name, @Nullable Object value) {
        users.put(name, value);
    }

    boolean autocommit() {
        return autocommit;
    }

    void autocommit(boolean on) {
        autocommit = on;
    }

    long lastInsertId() {
        return lastInsertId;
    }

    void lastInsertId(long id) {
        lastInsertId = id;
    }

    /** SET insert_id, for one statement. */
    long takeInsertId() {
        long id = insertId;
        insertId = 0;
        return id;
    }

    void insertId(long id) {
        insertId = id;
    }

    long rowCount() {
        return rowCount;
    }

    void rowCount(long rows) {
        rowCount = rows;
    }
}
