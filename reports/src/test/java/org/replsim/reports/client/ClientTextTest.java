package org.replsim.reports.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.replsim.admin.Answer;
import org.replsim.server.ServerProfile;

/** Against what the clients print: listings of MariaDB 5.5 and 10.11 and of MySQL 8.0, copied by hand. */
class ClientTextTest {

    private final ClientText mariaDb5 = new ClientText(ClientStyle.of(ServerProfile.MARIADB_5_5));
    private final ClientText mariaDb10 = new ClientText(ClientStyle.of(ServerProfile.MARIADB_10_11));
    private final ClientText mySql = new ClientText(ClientStyle.of(ServerProfile.MYSQL_8_0));

    @Test
    void numbersStandOnTheRight() {
        var rows = set(List.of("id", "name"), List.of(true, false), row("1", "rowvalue1"), row("2", "rowvalue2"));

        assertThat(text(mariaDb5.lines(asked("select * from MyTB"), rows, 1_400_000)))
                .isEqualTo("""
                +----+-----------+
                | id | name      |
                +----+-----------+
                |  1 | rowvalue1 |
                |  2 | rowvalue2 |
                +----+-----------+
                2 rows in set (0.00 sec)

                """);
    }

    @Test
    void columnsMayBeEmpty() {
        var rows = set(
                List.of("File", "Position", "Binlog_Do_DB", "Binlog_Ignore_DB"),
                List.of(false, true, false, false),
                row("mysql-bin.000006", "1933", "", ""));

        assertThat(text(mariaDb5.lines(asked("show master status"), rows, 0))).isEqualTo("""
                +------------------+----------+--------------+------------------+
                | File             | Position | Binlog_Do_DB | Binlog_Ignore_DB |
                +------------------+----------+--------------+------------------+
                | mysql-bin.000006 |     1933 |              |                  |
                +------------------+----------+--------------+------------------+
                1 row in set (0.00 sec)

                """);
    }

    @Test
    void verticalNamesEndTogether() {
        var rows = set(
                List.of("Id", "User", "Command", "State", "Progress"),
                List.of(true, false, false, false, true),
                row("12", "system", "Query", null, "0.000"),
                row("17", "rep", "Binlog Dump", "Has sent all", "0.000"));

        assertThat(text(mariaDb10.lines(new Statement("show processlist", true), rows, 345_678)))
                .isEqualTo("""
                *************************** 1. row ***************************
                      Id: 12
                    User: system
                 Command: Query
                   State: NULL
                Progress: 0.000
                *************************** 2. row ***************************
                      Id: 17
                    User: rep
                 Command: Binlog Dump
                   State: Has sent all
                Progress: 0.000
                2 rows in set (0.000 sec)

                """);
    }

    @Test
    void wideLettersTakeTwoColumns() {
        var rows = set(List.of("name"), List.of(false), row("\u4e3b\u5e93"), row("abcdef"));

        assertThat(Box.lines(rows))
                .containsExactly(
                        "+--------+", "| name   |", "+--------+", "| \u4e3b\u5e93   |", "| abcdef |", "+--------+");
    }

    @Test
    void nothingFound() {
        var none = set(List.of("id"), List.of(true));

        assertThat(text(mySql.lines(asked("show slave status"), none, 0))).isEqualTo("Empty set (0.00 sec)\n\n");
    }

    @Test
    void whatWasDone() {
        assertThat(mySql.lines(asked("insert"), new Answer.Ok(1, "", List.of()), 12_000_000))
                .containsExactly("Query OK, 1 row affected (0.01 sec)", "");
        assertThat(mariaDb10.lines(asked("insert"), new Answer.Ok(1, "", List.of()), 1_400_000))
                .containsExactly("Query OK, 1 row affected (0.001 sec)", "");
        assertThat(mariaDb5.lines(
                        asked("insert"),
                        new Answer.Ok(2, "Records: 2  Duplicates: 0  Warnings: 0", List.of()),
                        10_002_000_000L))
                .containsExactly("Query OK, 2 rows affected (10.00 sec)", "Records: 2  Duplicates: 0  Warnings: 0", "");
        assertThat(mySql.lines(asked("start slave"), new Answer.Ok(0, "", List.of("Note 1254")), 0))
                .containsExactly("Query OK, 0 rows affected, 1 warning (0.00 sec)", "");
        assertThat(mySql.lines(asked("USE MyDB"), new Answer.Ok(0, "", List.of()), 0))
                .containsExactly("Database changed");
    }

    @Test
    void anErrorIsOneLine() {
        var duplicate = new Answer.Failure(1062, "23000", "Duplicate entry '1' for key 'PRIMARY'");

        assertThat(mySql.lines(asked("insert"), duplicate, 5))
                .containsExactly("ERROR 1062 (23000): Duplicate entry '1' for key 'PRIMARY'");
    }

    @Test
    void aLostConnectionIsMadeAnew() {
        assertThat(ClientText.gone(true, 9, "MyDB"))
                .containsExactly(
                        "ERROR 2006 (HY000): MySQL server has gone away",
                        "No connection. Trying to reconnect...",
                        "Connection id:    9",
                        "Current database: MyDB",
                        "");
        assertThat(ClientText.gone(false, 9, "")).hasSize(2);
    }

    @Test
    void longTimesHaveMinutesHoursAndDays() {
        ClientStyle style = ClientStyle.of(ServerProfile.MYSQL_5_7);

        assertThat(style.duration(59_990_000_000L)).isEqualTo("59.99 sec");
        assertThat(style.duration(61_500_000_000L)).isEqualTo("1 min 1.50 sec");
        assertThat(style.duration(3_600_000_000_000L)).isEqualTo("1 hour 0 min 0.00 sec");
        assertThat(style.duration(2 * 86_400_000_000_000L + 5_000_000_000L)).isEqualTo("2 days 0 hours 0 min 5.00 sec");
    }

    @Test
    void thePromptIsThatOfTheClient() {
        assertThat(ClientStyle.of(ServerProfile.MARIADB_10_11).prompt("")).isEqualTo("MariaDB [(none)]> ");
        assertThat(ClientStyle.of(ServerProfile.MARIADB_5_5).prompt("MyDB")).isEqualTo("MariaDB [MyDB]> ");
        assertThat(ClientStyle.of(ServerProfile.MYSQL_8_4).prompt("MyDB")).isEqualTo("mysql> ");
    }

    private static Statement asked(String text) {
        return new Statement(text, false);
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    @SafeVarargs
    private static Answer.ResultSet set(List<String> columns, List<Boolean> numeric, List<@Nullable String>... rows) {
        return new Answer.ResultSet(columns, numeric, List.of(rows));
    }

    private static List<@Nullable String> row(@Nullable String... cells) {
        return Arrays.asList(cells);
    }
}
