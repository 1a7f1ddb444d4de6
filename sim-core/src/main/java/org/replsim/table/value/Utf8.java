package org.replsim.table.value;

/** Texts as bytes. */
public final class Utf8 {

    private static final int[] FIRST_OF_LENGTH = {0, 0x80, 0x800, 0x10000};
    private static final String HEX = "0123456789ABCDEF";
    private static final int CONTINUED_BITS = 6;

    private Utf8() {}

    /** Bytes of a text. */
    public static int length(String text) {
        return text.codePoints().map(Utf8::bytes).sum();
    }

    private static int bytes(int letter) {
        int bytes = 1;
        while (bytes < FIRST_OF_LENGTH.length && letter >= FIRST_OF_LENGTH[bytes]) {
            bytes++;
        }
        return bytes;
    }

    /** The bytes of a text in hexadecimal. */
    static String hex(String text) {
        StringBuilder hex = new StringBuilder();
        text.codePoints().forEach(letter -> {
            int bytes = bytes(letter);
            int mark = bytes == 1 ? 0 : 0xFF00 >> bytes & 0xFF;
            append(hex, mark | letter >> CONTINUED_BITS * (bytes - 1));
            for (int left = bytes - 2; left >= 0; left--) {
                append(hex, 0x80 | letter >> CONTINUED_BITS * left & 0x3F);
            }
        });
        return hex.toString();
    }

    private static void append(StringBuilder hex, int octet) {
        hex.append(HEX.charAt(octet >> 4)).append(HEX.charAt(octet & 0xF));
    }
}
