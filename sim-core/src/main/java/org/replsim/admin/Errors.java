package org.replsim.admin;

import org.replsim.admin.Answer.Failure;
import org.replsim.server.ServerProfile;
import org.replsim.sql.TableName;
import org.replsim.table.value.SqlError;

/** The errors of statements, with the servers' numbers and words. */
final class Errors {

    private Errors() {}

    static Failure of(SqlError error) {
        return new Failure(error.errno(), error.sqlState(), error.message());
    }

    static Failure cannotConnect(String host, int port) {
        return new Failure(2002, "HY000", "Can't connect to server on '" + host + "' (port " + port + ", 111)");
    }

    static Failure gone() {
        return new Failure(2006, "HY000", "MySQL server has gone away");
    }

    static Failure lost() {
        return new Failure(2013, "HY000", "Lost connection to MySQL server during query");
    }

    static Failure interrupted() {
        return new Failure(1317, "70100", "Query execution was interrupted");
    }

    static Failure lockWaitTimeout() {
        return new Failure(1205, "HY000", "Lock wait timeout exceeded; try restarting transaction");
    }

    static Failure deadlock() {
        return new Failure(1213, "40001", "Deadlock found when trying to get lock; try restarting transaction");
    }

    static Failure readOnly(String option) {
        return new Failure(
                1290,
                "HY000",
                "The MariaDB server is running with the --" + option + " option so it cannot execute this statement");
    }

    static Failure readOnly(String option, ServerProfile profile) {
        Failure failure = readOnly(option);
        return profile.vendor() == org.replsim.server.Vendor.MARIADB
                ? failure
                : new Failure(
                        failure.errno(), failure.sqlState(), failure.message().replace("MariaDB", "MySQL"));
    }

    /** @param connection the one that runs, empty for the default one */
    static Failure slaveRunning(ServerProfile profile, String connection) {
        String words = switch (profile.generation()) {
            case MARIADB_5_5, MYSQL_5_7 ->
                "This operation cannot be performed with a running slave; run STOP SLAVE first";
            case MARIADB_10 ->
                "This operation cannot be performed as you have a running slave '" + connection + "'; run STOP SLAVE '"
                        + connection + "' first";
            case MYSQL_8_0, MYSQL_8_4 ->
                "This operation cannot be performed with a running replica io thread; run STOP REPLICA IO_THREAD FOR"
                        + " CHANNEL '" + connection + "' first.";
        };
        return new Failure(1198, "HY000", words);
    }

    static Failure sameSource(String name, String other, ServerProfile profile) {
        return profile.vendor() == org.replsim.server.Vendor.MARIADB
                ? new Failure(
                        1934, "HY000", "Connection '" + name + "' conflicts with existing connection '" + other + "'")
                : new Failure(
                        3075,
                        "HY000",
                        "A " + replicaWord(profile).toLowerCase(java.util.Locale.ROOT)
                                + " channel already exists for the given host and port combination.");
    }

    static Failure severalChannels(ServerProfile profile) {
        return new Failure(
                3079,
                "HY000",
                "Multiple channels exist on the "
                        + replicaWord(profile).toLowerCase(java.util.Locale.ROOT)
                        + ". Please provide channel name as an argument.");
    }

    private static String replicaWord(ServerProfile profile) {
        return profile.generation() == org.replsim.server.Generation.MYSQL_5_7 ? "Slave" : "Replica";
    }

    static Failure notASlave(ServerProfile profile) {
        boolean replica = profile.generation() == org.replsim.server.Generation.MYSQL_8_4
                || profile.generation() == org.replsim.server.Generation.MYSQL_8_0;
        return new Failure(
                1200,
                "HY000",
                replica
                        ? "The server is not configured as replica; fix in config file or with CHANGE REPLICATION SOURCE TO"
                        : "The server is not configured as slave; fix in config file or with CHANGE MASTER TO");
    }

    static Failure badUntil() {
        return new Failure(1277, "HY000", "Incorrect parameter or combination of parameters for START SLAVE UNTIL");
    }

    static Failure unknownVariable(String name) {
        return new Failure(1193, "HY000", "Unknown system variable '" + name + "'");
    }

    static Failure readOnlyVariable(String name) {
        return new Failure(1238, "HY000", "Variable '" + name + "' is a read only variable");
    }

    static Failure globalVariable(String name) {
        return new Failure(
                1229, "HY000", "Variable '" + name + "' is a GLOBAL variable and should be set with SET GLOBAL");
    }

    static Failure sessionVariable(String name) {
        return new Failure(
                1228, "HY000", "Variable '" + name + "' is a SESSION variable and can't be used with SET GLOBAL");
    }

    static Failure wrongValue(String name, String value) {
        return new Failure(1231, "42000", "Variable '" + name + "' can't be set to the value of '" + value + "'");
    }

    static Failure wrongType(String name) {
        return new Failure(1232, "42000", "Incorrect argument type to variable '" + name + "'");
    }

    static Failure noSuchTable(TableName table) {
        return of(SqlError.noSuchTable(table.database(), table.table()));
    }

    static Failure readLocked() {
        return new Failure(1223, "HY000", "Can't execute the query because you have a conflicting read lock");
    }

    static Failure tableReadLocked(String table) {
        return new Failure(1099, "HY000", "Table '" + table + "' was locked with a READ lock and can't be updated");
    }

    static Failure tableNotLocked(String table) {
        return new Failure(1100, "HY000", "Table '" + table + "' was not locked with LOCK TABLES");
    }

    static Failure notYet(String what) {
        return new Failure(1235, "42000", "This version doesn't yet support '" + what + "'");
    }

    static Failure killed() {
        return new Failure(1317, "70100", "Query execution was interrupted");
    }

    static Failure unknownThread(long id) {
        return new Failure(1094, "HY000", "Unknown thread id: " + id);
    }

    static Failure unknownDatabase(String name) {
        return new Failure(1049, "42000", "Unknown database '" + name + "'");
    }

    static Failure noBinaryLog() {
        return new Failure(1381, "HY000", "You are not using binary logging");
    }

    static Failure unknownLog() {
        return new Failure(1373, "HY000", "Target log not found in binlog index");
    }
}
