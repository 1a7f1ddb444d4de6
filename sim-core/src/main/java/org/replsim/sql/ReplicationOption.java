package org.replsim.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What CHANGE MASTER TO and START SLAVE UNTIL can say. The names are those with MASTER; MySQL from 8.0 writes SOURCE
 * instead.
 */
public enum ReplicationOption {
    /** The source's address. */
    MASTER_HOST(Kind.TEXT),
    /** The source's port. */
    MASTER_PORT(Kind.NUMBER),
    /** The account to connect with. */
    MASTER_USER(Kind.TEXT),
    /** Its password. */
    MASTER_PASSWORD(Kind.TEXT),
    /** The source's file to read from. */
    MASTER_LOG_FILE(Kind.TEXT),
    /** The position in that file. */
    MASTER_LOG_POS(Kind.NUMBER),
    /** Seconds between two attempts to connect. */
    MASTER_CONNECT_RETRY(Kind.NUMBER),
    /** How many attempts. */
    MASTER_RETRY_COUNT(Kind.NUMBER, 120001, 50600),
    /** Seconds that the applier stays behind. */
    MASTER_DELAY(Kind.NUMBER, 100203, 50600),
    /** Seconds between heartbeats, with a fraction. */
    MASTER_HEARTBEAT_PERIOD(Kind.DECIMAL),
    /** MariaDB: SLAVE_POS, CURRENT_POS or NO. */
    MASTER_USE_GTID(Kind.WORD, 100002, Kind.NEVER),
    /** MySQL: 1 to let the GTID sets decide. */
    MASTER_AUTO_POSITION(Kind.NUMBER, Kind.NEVER, 50600),
    /** The own file to apply from. */
    RELAY_LOG_FILE(Kind.TEXT),
    /** The position in that file. */
    RELAY_LOG_POS(Kind.NUMBER),
    /** Servers whose events are not taken. */
    IGNORE_SERVER_IDS(Kind.NUMBERS),
    /** MariaDB: domains that are taken. */
    DO_DOMAIN_IDS(Kind.NUMBERS, 100102, Kind.NEVER),
    /** MariaDB: domains that are not taken. */
    IGNORE_DOMAIN_IDS(Kind.NUMBERS, 100102, Kind.NEVER),
    /** MariaDB: 1 to make the own position one of a replica. */
    MASTER_DEMOTE_TO_SLAVE(Kind.NUMBER, 101001, Kind.NEVER),
    /** The own address to connect from. */
    MASTER_BIND(Kind.TEXT, Kind.NEVER, 50600),
    /** 1 for an encrypted connection. */
    MASTER_SSL(Kind.NUMBER),
    /** File of trusted authorities. */
    MASTER_SSL_CA(Kind.TEXT),
    /** Folder of trusted authorities. */
    MASTER_SSL_CAPATH(Kind.TEXT),
    /** File of the certificate. */
    MASTER_SSL_CERT(Kind.TEXT),
    /** File of its key. */
    MASTER_SSL_KEY(Kind.TEXT),
    /** Ciphers that are allowed. */
    MASTER_SSL_CIPHER(Kind.TEXT),
    /** File of revoked certificates. */
    MASTER_SSL_CRL(Kind.TEXT, 100000, 50600),
    /** Folder of revoked certificates. */
    MASTER_SSL_CRLPATH(Kind.TEXT, 100000, 50600),
    /** 1 to compare the source's name with its certificate. */
    MASTER_SSL_VERIFY_SERVER_CERT(Kind.NUMBER),
    /** Versions of TLS that are allowed. */
    MASTER_TLS_VERSION(Kind.TEXT, Kind.NEVER, 50710),
    /** Ciphers of TLS 1.3. */
    MASTER_TLS_CIPHERSUITES(Kind.TEXT, Kind.NEVER, 80019),
    /** File of the source's public key. */
    MASTER_PUBLIC_KEY_PATH(Kind.TEXT, Kind.NEVER, 80004),
    /** 1 to ask the source for its public key. */
    GET_MASTER_PUBLIC_KEY(Kind.NUMBER, Kind.NEVER, 80004),
    /** Ways to compress that are allowed. */
    MASTER_COMPRESSION_ALGORITHMS(Kind.TEXT, Kind.NEVER, 80018),
    /** How hard zstd tries. */
    MASTER_ZSTD_COMPRESSION_LEVEL(Kind.NUMBER, Kind.NEVER, 80018),
    /** 1 to take events in row format only. */
    REQUIRE_ROW_FORMAT(Kind.NUMBER, Kind.NEVER, 80019),
    /** STREAM, ON, OFF or GENERATE. */
    REQUIRE_TABLE_PRIMARY_KEY_CHECK(Kind.WORD, Kind.NEVER, 80020),
    /** OFF, LOCAL or a UUID. */
    ASSIGN_GTIDS_TO_ANONYMOUS_TRANSACTIONS(Kind.WORD, Kind.NEVER, 80023),
    /** 1 to find another source when this one fails. */
    SOURCE_CONNECTION_AUTO_FAILOVER(Kind.NUMBER, Kind.NEVER, 80022),
    /** 1 to keep no file positions. */
    GTID_ONLY(Kind.NUMBER, Kind.NEVER, 80027),
    /** UNTIL in MariaDB: a GTID position that is applied and nothing more. */
    MASTER_GTID_POS(Kind.UNTIL, 100002, Kind.NEVER),
    /** UNTIL: stop before the first of these GTIDs. */
    SQL_BEFORE_GTIDS(Kind.UNTIL, 110300, 50600),
    /** UNTIL: stop after all of these GTIDs. */
    SQL_AFTER_GTIDS(Kind.UNTIL, 110300, 50600),
    /** UNTIL: stop as soon as the workers have left no gaps; has no value. */
    SQL_AFTER_MTS_GAPS(Kind.FLAG, Kind.NEVER, 50600);

    private static final List<ReplicationOption> POSITIONS =
            List.of(MASTER_LOG_FILE, MASTER_LOG_POS, RELAY_LOG_FILE, RELAY_LOG_POS);

    private final Kind kind;
    private final int sinceMariaDb;
    private final int sinceMySql;

    ReplicationOption(Kind kind) {
        this(kind, 0, 0);
    }

    ReplicationOption(Kind kind, int sinceMariaDb, int sinceMySql) {
        this.kind = kind;
        this.sinceMariaDb = sinceMariaDb;
        this.sinceMySql = sinceMySql;
    }

    /** What stands after the equals sign. */
    enum Kind {
        TEXT,
        NUMBER,
        DECIMAL,
        WORD,
        NUMBERS,
        /** A text, in UNTIL only. */
        UNTIL,
        /** Nothing, in UNTIL only. */
        FLAG;

        static final int NEVER = Integer.MAX_VALUE;
    }

    Kind kind() {
        return kind;
    }

    /** The option's name with SOURCE, as MySQL from 8.0 has it. */
    public String sourceName() {
        return name().replace("MASTER", "SOURCE");
    }

    /** Whether a dialect has the option, whatever its spelling. */
    public boolean knownTo(Dialect dialect) {
        return dialect.since(sinceMariaDb, sinceMySql);
    }

    boolean inChange() {
        return kind != Kind.UNTIL && kind != Kind.FLAG;
    }

    boolean inUntil() {
        return !inChange() || POSITIONS.contains(this);
    }

    /** The option that an unquoted word means in a dialect, in upper case; null for none. */
    static @Nullable ReplicationOption of(String word, Dialect dialect) {
        for (ReplicationOption option : values()) {
            boolean old = dialect.masterWords() || option.name().equals(option.sourceName());
            boolean named = old && option.name().equals(word)
                    || dialect.sourceWords() && option.sourceName().equals(word);
            if (named && option.knownTo(dialect)) {
                return option;
            }
        }
        return null;
    }
}
