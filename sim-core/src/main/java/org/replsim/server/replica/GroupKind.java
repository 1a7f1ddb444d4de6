package org.replsim.server.replica;

/** What MariaDB counts applied groups by. */
enum GroupKind {
    /** A statement that is a group by itself. */
    DDL,
    /** It has changed tables that know no transactions. */
    NON_TRANSACTIONAL,
    /** All others. */
    TRANSACTIONAL;

    static GroupKind ofSynthetic(boolean ddl) {
        return ddl ? DDL : TRANSACTIONAL;
    }
}
