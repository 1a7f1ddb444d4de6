package org.replsim.notebook;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where {@link Lab#show} puts things: under the cell, or on a terminal where there is no notebook. */
final class Screen {

    private static volatile Consumer<@Nullable Object> current = value -> System.out.println(PlainText.of(value));

    private Screen() {}

    /** From now on, things go there. */
    static void use(Consumer<@Nullable Object> screen) {
        current = screen;
    }

    /** Puts a thing there, below what was printed so far. */
    static void show(@Nullable Object value) {
        CellThread.checkpoint(CellThread.current());
        System.out.flush();
        current.accept(value);
    }
}
