package org.replsim.scenario.importer.binlog;

import java.nio.charset.StandardCharsets;

/**
 * One event as it stands in a file. Numbers are little-endian.
 *
 * @param offset where it begins in the file
 * @param bytes all of it, header and checksum included
 * @param checksum bytes of the checksum at its end: 4 or 0
 */
record RawEvent(long offset, byte[] bytes, int checksum) {

    /** Bytes of the header of each event. */
    static final int HEADER = 19;

    private static final int RELAY_LOG_FLAG = 0x40;

    /** Whole seconds since 1970, by the clock of the server that wrote it. */
    long timestamp() {
        return number(0, 4);
    }

    int type() {
        return bytes[4] & 0xff;
    }

    long serverId() {
        return number(5, 4);
    }

    int length() {
        return bytes.length;
    }

    /** Whether the server of a relay log wrote it, rather than its source. */
    boolean ofRelayLog() {
        return (number(17, 2) & RELAY_LOG_FLAG) != 0;
    }

    /** Where the checksum begins. */
    int end() {
        return bytes.length - checksum;
    }

    /** Whether so many bytes of the body are there. */
    boolean hasBody(int count) {
        return HEADER + count <= end();
    }

    /** A number in the body. */
    long body(int place, int size) {
        return number(HEADER + place, size);
    }

    /** A number anywhere in the event; 8 bytes may come out negative. */
    long number(int place, int size) {
        long number = 0;
        for (int i = size - 1; i >= 0; i--) {
            number = (number << 8) | (bytes[place + i] & 0xff);
        }
        return number;
    }

    /** A text from a place of the body up to a length or the end. */
    String text(int place, int length) {
        int from = Math.min(HEADER + place, end());
        return new String(bytes, from, Math.min(length, end() - from), StandardCharsets.UTF_8);
    }
}
