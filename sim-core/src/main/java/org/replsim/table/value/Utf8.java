package org.replsim.table.value;

import java.nio.charset.StandardCharsets;

/** Lengths of texts in bytes. */
public final class Utf8 {

    private Utf8() {}

    /** Bytes of a text. */
    public static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
