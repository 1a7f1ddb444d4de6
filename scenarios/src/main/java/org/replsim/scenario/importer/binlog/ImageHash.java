package org.replsim.scenario.importer.binlog;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** 64 bits for what a row looks like. */
final class ImageHash {

    private static final long MULTIPLIER = 0xC6A4A7935BD1E995L;

    private ImageHash() {}

    static long of(String text) {
        return bytes(1, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Goes on with the value of a column. */
    static long with(long hash, @Nullable Object value) {
        if (value == null) {
            return mix(hash, 0x5bd1e995L);
        }
        if (value instanceof byte[] bytes) {
            return bytes(hash, bytes);
        }
        if (value instanceof Number number && !(value instanceof Float) && !(value instanceof Double)) {
            return number instanceof BigDecimal decimal
                    ? bytes(hash, decimal.unscaledValue().toByteArray())
                    : mix(hash, number.longValue());
        }
        return bytes(hash, value.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static long bytes(long hash, byte[] bytes) {
        long mixed = mix(hash, bytes.length);
        long word = 0;
        for (int i = 0; i < bytes.length; i++) {
            word = (word << 8) | (bytes[i] & 0xff);
            if ((i & 7) == 7) {
                mixed = mix(mixed, word);
                word = 0;
            }
        }
        return mix(mixed, word);
    }

    private static long mix(long hash, long word) {
        long mixed = word * MULTIPLIER;
        mixed ^= mixed >>> 47;
        mixed = (hash ^ (mixed * MULTIPLIER)) * MULTIPLIER;
        return mixed ^ (mixed >>> 31);
    }
}
