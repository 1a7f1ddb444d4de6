package org.replsim.binlog;

/**
 * What of the sizes of events depends on the server's version (spec 3.1), in bytes.
 *
 * @param formatDescriptionBytes size of the Format_desc event
 * @param gtidBytes size of the GTID event that begins a group; 0 if the version has none
 * @param gtidCommitIdBytes what it is longer when the commit group has more than one member
 * @param checksumBytes checksum at the end of each event
 */
public record EventFormat(int formatDescriptionBytes, int gtidBytes, int gtidCommitIdBytes, int checksumBytes) {}
