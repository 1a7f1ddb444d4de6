package org.replsim.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The shells of the hosts in the console: what bash and the clients do with the same lines. */
class ShellInConsoleTest {

    private final StringWriter out = new StringWriter();
    private final Console console = new Console(new StubWorld(StubWorld.SCENARIO), new PrintWriter(out), 0);

    private String transcript(String script) throws IOException {
        PrintWriter writer = new PrintWriter(out);
        console.run(new ScriptLines(new BufferedReader(new StringReader(script)), writer), false);
        writer.flush();
        return out.toString();
    }

    @Test
    void aLineRunsOnTheHostOfAServer() throws IOException {
        assertThat(transcript("""
                db2$ hostname
                a$ echo one | grep -c one
                [root@b ~]# hostname
                [00:00:00.000] [root@a ~]# hostname
                """)).isEqualTo("""
                [00:00:00.000] db1 MariaDB [(none)]> db2$ hostname
                b
                [00:00:00.000] db1 MariaDB [(none)]> a$ echo one | grep -c one
                1
                [00:00:00.000] db1 MariaDB [(none)]> [root@b ~]# hostname
                b
                [00:00:00.000] db1 MariaDB [(none)]> [00:00:00.000] [root@a ~]# hostname
                a
                """);
    }

    @Test
    void eachPromptIsLeftForTheOneBefore() throws IOException {
        assertThat(transcript("""
                shell db2
                cd /etc
                mysql
                select 1;
                exit
                pwd
                advance 2s
                exit
                select 1;
                exit
                never
                """).lines().filter(line -> line.startsWith("[")))
                .containsExactly(
                        "[00:00:00.000] db1 MariaDB [(none)]> shell db2",
                        "[00:00:00.000] [root@b ~]# cd /etc",
                        "[00:00:00.000] [root@b etc]# mysql",
                        "[00:00:00.000] db2 mysql> select 1;",
                        "[00:00:00.000] db2 mysql> exit",
                        "[00:00:00.000] [root@b etc]# pwd",
                        "[00:00:00.000] [root@b etc]# advance 2s",
                        "[00:00:02.000] [root@b etc]# exit",
                        "[00:00:02.000] db1 MariaDB [(none)]> select 1;",
                        "[00:00:02.000] db1 MariaDB [(none)]> exit");
    }

    @Test
    void aPastedPromptOfAClientLeavesTheShell() throws IOException {
        assertThat(transcript("""
                shell db1
                // a remark
                MariaDB [MyDB]> select 1;
                    // another
                db1$ cat << END
                > one
                two
                END
                """)).contains("1 row in set").endsWith("""
                [00:00:00.000] db1 MariaDB [(none)]>     // another
                [00:00:00.000] db1 MariaDB [(none)]> db1$ cat << END
                > > one
                > two
                > END
                one
                two
                """);
    }

    @Test
    void aLongCommandGoesOnAndTellsItsEnd() throws IOException {
        assertThat(transcript("""
                db1$ sleep 3; echo rested
                db1$ hostname
                advance 5s
                """)).isEqualTo("""
                [00:00:00.000] db1 MariaDB [(none)]> db1$ sleep 3; echo rested
                -- still running after 1.000 sec (advance lets time pass)
                [00:00:01.000] db1 MariaDB [(none)]> db1$ hostname
                -- a still runs: sleep 3; echo rested; advance lets time pass
                [00:00:01.000] db1 MariaDB [(none)]> advance 5s
                -- [00:00:03.000] a has run: sleep 3; echo rested
                rested
                """);
    }

    @Test
    void whatIsMeantIsSaid() throws IOException {
        assertThat(transcript("ls\ndb3$ ls\nshell c\nhelp shell\n"))
                .contains(
                        "-- there is no command 'ls'; it is a program: db1$ ls runs it in a shell",
                        "-- there is no host or server 'db3'; ",
                        "-- there is no host or server 'c'; ",
                        "-- shell PLACE");
    }

    @Test
    void programsAndPathsAreCompleted() throws IOException {
        assertThat(console.words(List.of("db1$"), "mysqlb")).containsExactly("mysqlbinlog");
        assertThat(console.words(List.of("db1$", "cat"), "/etc/my.c")).containsExactly("/etc/my.cnf");
        assertThat(console.words(List.of("db7$", "cat"), "/etc/my.c")).isEmpty();
        transcript("shell db1\n");
        assertThat(console.words(List.of(), "tcpd")).containsExactly("tcpdump");
        assertThat(console.words(List.of("cat"), "/etc/my.c")).containsExactly("/etc/my.cnf");
    }
}
