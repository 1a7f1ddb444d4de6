package org.replsim.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** Scripts and the transcripts that the rules of the console ask for. */
class ConsoleTest {

    @Test
    void timePassesOnlyAsItIsTold() throws IOException {
        assertThat(transcript("""
                select 1;
                insert into t
                values (1);
                advance 2s
                advance 500 ms
                """)).isEqualTo("""
                [00:00:00.000] db1 MariaDB [(none)]> select 1;
                +----+------+
                | id | name |
                +----+------+
                |  1 | NULL |
                +----+------+
                1 row in set (0.000 sec)

                [00:00:00.000] db1 MariaDB [(none)]> insert into t
                    -> values (1);
                Query OK, 1 row affected (0.002 sec)

                [00:00:00.001] db1 MariaDB [(none)]> advance 2s
                [00:00:02.001] db1 MariaDB [(none)]> advance 500 ms
                """);
    }

    @Test
    void aStatementIsWaitedForAsLongAsThePatienceLasts() throws IOException {
        assertThat(transcript("""
                wait 3000;
                select 1;
                db2> select 1\\G
                advance 5s
                set patience 0
                db1> wait 1;
                until answered
                """)).isEqualTo("""
                [00:00:00.000] db1 MariaDB [(none)]> wait 3000;
                -- still running after 1.000 sec: Waiting for semi-sync ACK from slave (advance lets time pass)
                [00:00:01.000] db1 MariaDB [(none)]> select 1;
                -- db1 still waits for an answer to: wait 3000
                -- Waiting for semi-sync ACK from slave; advance lets time pass, connect opens another session
                [00:00:01.000] db1 MariaDB [(none)]> db2> select 1\\G
                *************************** 1. row ***************************
                  id: 1
                name: NULL
                1 row in set (0.00 sec)

                [00:00:01.000] db2 mysql> advance 5s
                -- [00:00:03.000] db1 answers: wait 3000
                Query OK, 0 rows affected (3.000 sec)

                [00:00:06.000] db2 mysql> set patience 0
                [00:00:06.000] db2 mysql> db1> wait 1;
                -- still running after 0.000 sec: Waiting for semi-sync ACK from slave (advance lets time pass)
                [00:00:06.000] db1 MariaDB [(none)]> until answered
                -- [00:00:06.001] db1 answers: wait 1
                Query OK, 0 rows affected (0.001 sec)

                -- after 0.001s: all statements are answered
                """);
    }

    @Test
    void sessionsHaveNames() throws IOException {
        assertThat(transcript("""
                use MyDB
                connect db1 as s2
                wait 2000;
                db1> sessions
                disconnect db1.s2
                until 2s
                disconnect db1.s2
                db1.s2> select 1;
                """)).isEqualTo("""
                [00:00:00.000] db1 MariaDB [(none)]> use MyDB
                Database changed
                [00:00:00.000] db1 MariaDB [MyDB]> connect db1 as s2
                [00:00:00.000] db1.s2 MariaDB [(none)]> wait 2000;
                -- still running after 1.000 sec: Waiting for semi-sync ACK from slave (advance lets time pass)
                [00:00:01.000] db1.s2 MariaDB [(none)]> db1> sessions
                +---------+----+----------+-------+--------------------------------------+-----------+
                | Session | Id | Database | Since | State                                | Statement |
                +---------+----+----------+-------+--------------------------------------+-----------+
                | db1     |  1 | MyDB     |       |                                      |           |
                | db1.s2  |  2 | NULL     |    0s | Waiting for semi-sync ACK from slave | wait 2000 |
                +---------+----+----------+-------+--------------------------------------+-----------+
                [00:00:01.000] db1 MariaDB [MyDB]> disconnect db1.s2
                -- db1.s2 waits for an answer to: wait 2000
                [00:00:01.000] db1 MariaDB [MyDB]> until 2s
                -- [00:00:02.000] db1.s2 answers: wait 2000
                Query OK, 0 rows affected (2.000 sec)

                [00:00:02.000] db1 MariaDB [MyDB]> disconnect db1.s2
                [00:00:02.000] db1 MariaDB [MyDB]> db1.s2> select 1;
                -- there is no server or session 'db1.s2'; did you mean "db1"? known: db1, db2
                """);
    }

    @Test
    void faultsAreThoseOfTheTimeline() throws IOException {
        String printed = transcript("""
                select 1;
                until db2 io = Yes
                advance 1s
                cut db1 db2 reset
                until db2 io = yes within 100ms
                restore db1 db2
                until db2 io = Yes within 2min
                crash db3
                stop db2 sql
                until db2 sql = No
                crash db1
                select 1;
                show timeline
                """);

        assertThat(printed.lines())
                .contains(
                        "-- not within 0.1s: db2 io = Connecting",
                        "-- there is no server \"db3\"; did you mean \"db1\"? known: db1, db2",
                        "-- so already: db2 sql = No",
                        "ERROR 2006 (HY000): MySQL server has gone away");
        assertThat(printed).containsPattern("after [0-9.]+s: db2 io = Yes\\n");
        assertThat(printed.lines()
                        .filter(line -> line.matches("\\| +[0-9.]+s .*"))
                        .map(line -> line.replaceAll("^\\| *\\S+ ", "")))
                .containsExactly(
                        "| cut db1-db2 (reset) | typed    | yes      |",
                        "| restore db1-db2     | typed    | yes      |",
                        "| cut db1-db2 (hold)  | scenario | yes      |",
                        "| stop sql_thread db2 | typed    | yes      |",
                        "| crash db1           | typed    | yes      |");
    }

    @Test
    void aScenarioHasAnEnd() throws IOException {
        assertThat(transcript("""
                run
                run
                step 2
                """).lines())
                .contains("-- the scenario's end: 20s", "-- the scenario's end, 20s, has passed; advance goes on");
    }

    @Test
    void whatIsMisspeltHasTheNearestWord() throws IOException {
        assertThat(transcript("""
                advnce 5s
                selct 1
                db3> select 1;
                advance 5
                advance 5 parsecs
                until db2 cought up
                until db1 caught up
                until 1 s
                until 500 ms
                show timline
                ;
                help untli
                """).lines().filter(line -> line.startsWith("-- ")))
                .containsExactly(
                        "-- there is no command 'advnce'; did you mean 'advance'? (help lists the commands; a statement ends in ;)",
                        "-- there is no command 'selct'; did you mean 'select'? (help lists the commands; a statement ends in ;)",
                        "-- there is no server or session 'db3'; did you mean \"db1\"? known: db1, db2",
                        "-- '5' has no unit; write 5s, or another of ns, us, ms, s, min, h, d",
                        "-- 'parsecs' is not a unit of time; known: ns, us, ms, s, min, h, d",
                        "-- 'cought up' is not a condition; did you mean \"caught up\"? known: caught up, received all, answered,"
                                + " idle, io, sql, semi_sync",
                        "-- db1 is no replica",
                        "-- it is 1s already, and time does not run back",
                        "-- there is no command 'untli'; did you mean 'until'?");
    }

    @Test
    void aTranscriptCanBePasted() throws IOException {
        String printed = transcript("""
                [00:00:05.000] db2 mysql> select 1;
                MariaDB [MyDB]> select 1
                    -> ;
                -- a comment; not a statement
                """);

        assertThat(printed.lines().filter(line -> line.startsWith("1 row"))).hasSize(2);
    }

    @Test
    void strictStopsAtTheFirstFailure() throws IOException {
        StringWriter out = new StringWriter();

        assertThat(run("bad;\nadvance 1s\n", true, out)).isFalse();
        assertThat(out.toString()).isEqualToNormalizingNewlines("""
                [00:00:00.000] db1 MariaDB [(none)]> bad;
                ERROR 1064 (42000): You have an error in your SQL syntax
                """);
        assertThat(run("select 1;\nnonsense\nquit\n", true, new StringWriter())).isFalse();
        assertThat(run("select 1;\nquit\nbad;\n", true, new StringWriter())).isTrue();
    }

    @Test
    void helpNamesEveryCommand() throws IOException {
        String printed = transcript("help\nhelp cut\n");

        assertThat(Commands.names()).allSatisfy(name -> assertThat(printed).contains("-- " + name));
        assertThat(printed)
                .contains("-- cut SERVER SERVER [reset|silent|hold] [SERVER]\n-- the link between two servers is cut");
    }

    @Test
    void statusShowsEveryServer() throws IOException {
        assertThat(transcript("until db2 io = Yes\nstatus\n").lines().filter(line -> line.startsWith("| db")))
                .satisfiesExactly(
                        db1 -> assertThat(db1).contains("| mysql-bin.000001:"),
                        db2 -> assertThat(db2).contains("| yes | db1    | Yes | Yes |              0 |"));
    }

    private static String transcript(String script) throws IOException {
        StringWriter out = new StringWriter();
        run(script, false, out);
        return out.toString().replace(System.lineSeparator(), "\n");
    }

    private static boolean run(String script, boolean strict, StringWriter out) throws IOException {
        PrintWriter writer = new PrintWriter(out);
        Console console = new Console(new StubWorld(StubWorld.SCENARIO), writer, 0);
        return console.run(new ScriptLines(new BufferedReader(new StringReader(script)), writer), strict);
    }
}
