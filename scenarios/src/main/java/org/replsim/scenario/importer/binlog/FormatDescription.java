package org.replsim.scenario.importer.binlog;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the first event of a file says.
 *
 * @param serverVersion of the server that wrote the events
 * @param checksums whether each event ends with a CRC32
 * @param open whether the file was in use when it was copied, or its server has crashed
 * @param relayLog whether a replica wrote the file as its relay log
 */
public record FormatDescription(String serverVersion, boolean checksums, boolean open, boolean relayLog) {

    private static final int VERSION_PLACE = 2;
    private static final int VERSION_LENGTH = 50;
    private static final int OPEN_FLAG = 1;
    private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+).*");

    /** Before the first such event nothing is known. */
    static final FormatDescription NONE = new FormatDescription("", false, false, false);

    /** Reads the event; its own checksum, if the version has any, is there whatever the setting. */
    static FormatDescription of(RawEvent event) throws Damage {
        int length = event.length();
        if (length < RawEvent.HEADER + VERSION_PLACE + VERSION_LENGTH + 5) {
            throw new Damage(event.offset(), "the format description event is too short");
        }
        String version = event.text(VERSION_PLACE, VERSION_LENGTH);
        int zero = version.indexOf('\0');
        version = zero < 0 ? version : version.substring(0, zero);
        boolean capable = knowsChecksums(version);
        boolean checksums = capable && event.bytes()[length - 5] == 1;
        boolean open = (event.number(17, 2) & OPEN_FLAG) != 0;
        return new FormatDescription(version, checksums, open, event.ofRelayLog());
    }

    /** Whether servers of a version write the kind of checksum into their format description: MySQL 5.6.1, MariaDB 5.3. */
    static boolean knowsChecksums(String version) {
        Matcher numbers = NUMBERS.matcher(version);
        if (!numbers.matches()) {
            return false;
        }
        int major = Integer.parseInt(numbers.group(1));
        int minor = Integer.parseInt(numbers.group(2));
        int patch = Integer.parseInt(numbers.group(3));
        int number = major * 1_000_000 + minor * 1_000 + patch;
        return number >= (version.contains("MariaDB") ? 5_003_000 : 5_006_001);
    }

    /** Whether a MariaDB server wrote it. */
    public boolean mariaDb() {
        return serverVersion.contains("MariaDB");
    }

    /** The profile of the simulator that is nearest to the version. */
    String profile() {
        if (mariaDb()) {
            return serverVersion.startsWith("5.")
                    ? "mariadb-5.5"
                    : serverVersion.startsWith("1") && serverVersion.compareTo("11") >= 0
                            ? "mariadb-11.4"
                            : "mariadb-10.11";
        }
        return serverVersion.startsWith("5.")
                ? "mysql-5.7"
                : serverVersion.startsWith("8.0") ? "mysql-8.0" : "mysql-8.4";
    }
}
