package org.replsim.binlog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A GTID of MariaDB.
 *
 * @param domain gtid_domain_id of the session that wrote it
 * @param server server_id of the server where it was written
 * @param sequence its number in the domain
 */
public record Gtid(long domain, long server, long sequence) {

    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,10})-([0-9]{1,10})-([0-9]{1,18})");

    /** Domain and server in one long, as logs keep them. */
    public static long origin(long domain, long server) {
        return domain << 32 | server;
    }

    /** The domain of an origin. */
    public static long domain(long origin) {
        return origin >>> 32;
    }

    /** The server_id of an origin. */
    public static long server(long origin) {
        return origin & 0xffffffffL;
    }

    /** Of an origin and a number. */
    public static Gtid of(long origin, long sequence) {
        return new Gtid(domain(origin), server(origin), sequence);
    }

    /** Domain and server in one long. */
    public long origin() {
        return origin(domain, server);
    }

    /** Reads a list with commas; empty if it is none (error 1941). */
    public static Optional<List<Gtid>> read(String text) {
        List<Gtid> read = new ArrayList<>();
        for (String each : text.isBlank() ? new String[0] : text.split(",", -1)) {
            Matcher written = WRITTEN.matcher(each.strip());
            if (!written.matches()) {
                return Optional.empty();
            }
            read.add(new Gtid(
                    Long.parseLong(written.group(1)),
                    Long.parseLong(written.group(2)),
                    Long.parseLong(written.group(3))));
        }
        return Optional.of(read);
    }

    /** A list as servers print it. */
    public static String text(List<Gtid> gtids) {
        return gtids.stream().map(Gtid::toString).collect(Collectors.joining(","));
    }

    @Override
    public String toString() {
        return domain + "-" + server + "-" + sequence;
    }
}
