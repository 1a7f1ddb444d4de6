package org.replsim.scenario.importer.binlog;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** The events of one file, one after another, each checked: its length, its checksum. */
final class EventStream implements Closeable {

    private static final byte[] MAGIC = {(byte) 0xfe, 'b', 'i', 'n'};
    private static final byte[] ENCRYPTED_MAGIC = {(byte) 0xfd, 'b', 'i', 'n'};
    private static final int LONGEST = 1 << 30;

    private final InputStream in;
    private final long size;
    private FormatDescription format = FormatDescription.NONE;
    private long offset;

    EventStream(Path file) throws IOException {
        size = Files.size(file);
        in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    }

    /** Bytes of the file. */
    long size() {
        return size;
    }

    /** Where the next event begins. */
    long offset() {
        return offset;
    }

    /** What the last format description said. */
    FormatDescription format() {
        return format;
    }

    /** Reads the first four bytes. */
    void begin() throws IOException, Damage {
        byte[] magic = in.readNBytes(MAGIC.length);
        if (Arrays.equals(magic, ENCRYPTED_MAGIC)) {
            throw new Damage(
                    0,
                    "this log is encrypted (MySQL, binlog_encryption=ON); read it out of a server with"
                            + " mysqlbinlog --read-from-remote-server --raw");
        }
        if (!Arrays.equals(magic, MAGIC)) {
            throw new Damage(
                    0,
                    size == 0
                            ? "the file is empty"
                            : "this is no binary log: it does not begin with fe 62 69"
                                    + " 6e; name the files themselves (mysql-bin.000001), not the index or the output of mysqlbinlog");
        }
        offset = MAGIC.length;
    }

    /** The next event, or null at the end of the file. */
    @Nullable
    RawEvent next() throws IOException, Damage {
        if (offset == size) {
            return null;
        }
        if (size - offset < RawEvent.HEADER) {
            throw new Damage(offset, "the file ends inside the header of an event");
        }
        byte[] header = in.readNBytes(RawEvent.HEADER);
        int length = lengthOf(header);
        if (length > size - offset) {
            throw new Damage(offset, "the file ends inside an event of " + length + " bytes");
        }
        byte[] bytes = Arrays.copyOf(header, length);
        if (in.readNBytes(bytes, RawEvent.HEADER, length - RawEvent.HEADER) < length - RawEvent.HEADER) {
            throw new Damage(offset, "the file became shorter while it was read");
        }
        RawEvent event = checked(bytes);
        offset += length;
        return event;
    }

    private int lengthOf(byte[] header) throws Damage {
        RawEvent head = new RawEvent(offset, header, 0);
        long length = head.number(9, 4);
        if (length < RawEvent.HEADER || length > LONGEST) {
            boolean zeros = Arrays.equals(header, new byte[RawEvent.HEADER]);
            throw new Damage(
                    offset,
                    zeros
                            ? "there are only zeros from here on, as after a power loss"
                            : "an event of " + length + " bytes cannot be");
        }
        if (offset == MAGIC.length && head.type() != Types.FORMAT_DESCRIPTION) {
            throw new Damage(
                    offset,
                    "the first event is of type " + head.type()
                            + ", not a format description: written by a server before MySQL 5.0, or damaged");
        }
        return (int) length;
    }

    private RawEvent checked(byte[] bytes) throws Damage {
        RawEvent event = new RawEvent(offset, bytes, format.checksums() ? 4 : 0);
        if (event.type() == Types.FORMAT_DESCRIPTION) {
            format = FormatDescription.of(event);
            event = new RawEvent(offset, bytes, format.checksums() ? 4 : 0);
        }
        if (event.checksum() > 0 && crc(event) != event.number(event.end(), 4)) {
            throw new Damage(
                    offset,
                    "the checksum of an event of type " + event.type() + " and " + bytes.length + " bytes is wrong");
        }
        if (event.type() == Types.START_ENCRYPTION) {
            throw new Damage(
                    offset,
                    "this log is encrypted from here on (MariaDB, encrypt_binlog=ON); read it out of a"
                            + " server with mariadb-binlog --read-from-remote-server --raw");
        }
        return event;
    }

    /** The checksum of a format description is that of the closed file, without the flag of one in use. */
    private static long crc(RawEvent event) {
        CRC32 crc = new CRC32();
        if (event.type() == Types.FORMAT_DESCRIPTION) {
            crc.update(event.bytes(), 0, 17);
            crc.update(event.bytes()[17] & ~1);
            crc.update(event.bytes(), 18, event.end() - 18);
        } else {
            crc.update(event.bytes(), 0, event.end());
        }
        return crc.getValue();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
