package org.replsim.scenario.importer.binlog;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.replsim.scenario.importer.Names;

/**
 * What was read of one file; all bytes together are its size.
 *
 * @param name of the file
 * @param size its bytes
 * @param format what its first event said
 * @param transactions how many it holds completely
 * @param transactionBytes what they take, their GTID events included
 * @param gtidBytes what the GTID events take of that
 * @param otherBytes the magic number and events between transactions
 * @param lost transactions without their end
 * @param lostBytes what these take
 * @param skippedBytes those of transactions outside of the time asked for
 * @param damage why it could not be read to its end; null if it could
 * @param damageOffset from where on it could not be read
 */
public record FileReport(
        String name,
        long size,
        FormatDescription format,
        int transactions,
        long transactionBytes,
        long gtidBytes,
        long otherBytes,
        int lost,
        long lostBytes,
        long skippedBytes,
        @Nullable String damage,
        long damageOffset) {

    /** Bytes that could not be read. */
    public long unreadBytes() {
        return damage == null ? 0 : size - damageOffset;
    }

    /** One line on the file. */
    String line() {
        String kind = format.relayLog() ? ", relay log" : "";
        String end = damage != null ? ", damaged" : format.open() ? ", not closed" : "";
        return String.format(
                Locale.ROOT,
                "%s: %d bytes, server %s%s%s: %s in %d bytes, %d bytes of other events",
                name,
                size,
                format.serverVersion().isEmpty() ? "unknown" : format.serverVersion(),
                kind,
                end,
                Names.count(transactions, "transaction"),
                transactionBytes,
                otherBytes);
    }

    /** What the user must know, or null. */
    @Nullable
    String warning() {
        String incomplete = lost == 0
                ? ""
                : "; " + Names.count(lost, "transaction") + " without end (" + lostBytes + " bytes) left out";
        if (damage != null) {
            return name + ": at offset " + damageOffset + ": " + damage + "; read up to there: "
                    + Names.count(transactions, "transaction") + "; " + unreadBytes() + " bytes not read" + incomplete;
        }
        return lost == 0 ? null : name + incomplete.replaceFirst("^;", ":");
    }
}
