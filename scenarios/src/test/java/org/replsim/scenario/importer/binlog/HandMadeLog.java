package org.replsim.scenario.importer.binlog;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** Writes a binary log byte by byte, after the public descriptions of the format, each event with its checksum. */
final class HandMadeLog {

    /** Where each event begins, and the end. */
    final List<Integer> offsets = new ArrayList<>();

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private int timestamp = 1_700_000_000;

    private HandMadeLog() {
        file.writeBytes(new byte[] {(byte) 0xfe, 'b', 'i', 'n'});
    }

    /** Begins with the format description of a server's version; flags: 1 in use, 0x40 relay log. */
    static HandMadeLog of(String version, int flags) {
        HandMadeLog log = new HandMadeLog();
        Body body = new Body()
                .number(2, 4)
                .bytes(padded(version, 50))
                .number(4, 0)
                .number(1, 19)
                .bytes(new byte[40])
                .number(1, 1);
        log.event(15, flags, body);
        return log;
    }

    /** The body of an event, little-endian. */
    static final class Body {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Body number(int size, long value) {
            for (int i = 0; i < size; i++) {
                bytes.write((int) (value >>> (8 * i)));
            }
            return this;
        }

        Body bytes(byte... more) {
            bytes.writeBytes(more);
            return this;
        }

        Body text(String text) {
            return bytes(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    HandMadeLog at(int seconds) {
        timestamp = seconds;
        return this;
    }

    HandMadeLog event(int type, int flags, Body body) {
        offsets.add(file.size());
        byte[] content = body.bytes.toByteArray();
        int length = 19 + content.length + 4;
        ByteBuffer event = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        event.putInt(timestamp).put((byte) type).putInt(1).putInt(length).putInt(file.size() + length);
        event.putShort((short) (type == 15 ? flags & ~1 : flags)).put(content);
        CRC32 crc = new CRC32();
        crc.update(event.array(), 0, length - 4);
        event.putInt((int) crc.getValue());
        event.putShort(17, (short) flags);
        file.writeBytes(event.array());
        return this;
    }

    /** MySQL's GTID event; microseconds 0: as before 8.0, without commit time. */
    HandMadeLog gtid(int lastCommitted, int sequence, long micros) {
        Body body = new Body()
                .number(1, 1)
                .bytes(new byte[16])
                .number(8, sequence)
                .number(1, 2)
                .number(8, lastCommitted)
                .number(8, sequence);
        if (micros > 0) {
            body.number(7, micros).number(1, 0xc8).number(4, 80036);
        }
        return event(33, 0, body);
    }

    HandMadeLog query(String sql, int execSeconds) {
        return event(
                2,
                0,
                new Body()
                        .number(4, 9)
                        .number(4, execSeconds)
                        .number(1, 1)
                        .number(2, 0)
                        .number(2, 0)
                        .text("d\0" + sql));
    }

    /** Table d.t of two INT columns. */
    HandMadeLog tableMap() {
        return event(
                19,
                0,
                new Body()
                        .number(6, 77)
                        .number(2, 1)
                        .number(1, 1)
                        .text("d\0")
                        .number(1, 1)
                        .text("t\0")
                        .number(1, 2)
                        .bytes((byte) 3, (byte) 3)
                        .number(1, 0)
                        .number(1, 3));
    }

    /** A rows event of version 2: 30 write, 31 update, 32 delete; each row is two numbers. */
    HandMadeLog rows(int type, int... numbers) {
        Body body =
                new Body().number(6, 77).number(2, 1).number(2, 2).number(1, 2).number(1, 3);
        if (type == 31) {
            body.number(1, 3);
        }
        for (int i = 0; i < numbers.length; i += 2) {
            body.number(1, 0).number(4, numbers[i]).number(4, numbers[i + 1]);
        }
        return event(type, 0, body);
    }

    HandMadeLog xid(long number) {
        return event(16, 0, new Body().number(8, number));
    }

    byte[] bytes() {
        return file.toByteArray();
    }

    private static byte[] padded(String text, int length) {
        return ByteBuffer.allocate(length)
                .put(text.getBytes(StandardCharsets.UTF_8))
                .array();
    }
}
