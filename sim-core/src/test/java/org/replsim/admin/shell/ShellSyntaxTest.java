package org.replsim.admin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.replsim.server.ServerProfile;

/** Words, pipes, redirections and lists, each with what bash prints for it. */
class ShellSyntaxTest {

    private final Operator operator = Operator.of(ServerProfile.MARIADB_5_5);

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\0',
            value = {
                "echo a  b ~ a b",
                "echo 'a  b' ~ a  b",
                "echo \"a 'b' \\\"c\\\"\" ~ a 'b' \"c\"",
                "echo a\\ \\ b ~ a  b",
                "echo a # b ~ a",
                "echo a;echo b ~ a,b",
                "true && echo yes || echo no ~ yes",
                "false && echo yes || echo no ~ no",
                "X=1; echo $X${X}2 '$X' \"$X\" ~ 112 $X 1",
                "X='a  b'; echo $X \"$X\" ~ a b a  b",
                "echo `echo in`/$(echo out) ~ in/out",
                "echo $(echo $(echo deep)) ~ deep",
                "false; echo $? ~ 1",
                "printf ~ -bash: printf: command not found",
                "echo b > /tmp/f; echo a >> /tmp/f; sort < /tmp/f ~ a,b",
                "cat /none 2>&1 | wc -l ~ 1",
                "cat /none 2> /tmp/e; cat /tmp/e ~ cat: /none: No such file or directory",
                "ls /none > /dev/null 2>&1; echo $? ~ 2",
                "cat < /none ~ -bash: /none: No such file or directory",
                "echo a > /none/b ~ -bash: /none/b: No such file or directory",
                "// a comment of the tutorial ~ ",
                "echo x | ~ -bash: syntax error: unexpected end of file",
                "| cat ~ -bash: syntax error near unexpected token `|'",
                "touch /tmp/a1 /tmp/a2; cd /tmp; echo a* /tmp/a? ~ a1 a2 /tmp/a1 /tmp/a2",
                "echo -e 'a\\tb\\033[0m' ~ a\tb\u001b[0m",
            })
    void printsWhatBashPrints(String commandLine, String expected) {
        List<String> lines = operator.run(Operator.MASTER, commandLine).lines();
        assertThat(String.join(",", lines)).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\0',
            value = {
                "printf 'a\\nb' ~ ",
                "seq ~ ",
                "echo -e 'b\\na\\nb' | sort | uniq ~ a,b",
                "echo -e '10\\n9' | sort -n ~ 9,10",
                "echo -e 'a\\nb\\nc' | head -2 ~ a,b",
                "echo -e 'a\\nb\\nc' | tail -n 1 ~ c",
                "echo -e 'a\\nb\\nc' | tail -n +2 ~ b,c",
                "echo -e 'a\\nB' | grep -i b ~ B",
                "echo -e 'a\\nb' | grep -v a ~ b",
                "echo -e 'a\\nb' | grep -c . ~ 2",
                "echo -e 'a1\\nb2' | egrep 'a|b' ~ a1,b2",
                "echo 'a b' | sed 's/a/x/; s' ~ ",
                "echo 'aa' | sed s/a/b/ ~ ba",
                "echo 'aa' | sed 's/a/b/g' ~ bb",
                "echo '/a/b' | sed 's#/a#/c#' ~ /c/b",
                "echo -e 'a\\nb' | sed '/a/d' ~ b",
                "echo -e 'a\\nb\\nc' | sed -n '2,3p' ~ b,c",
                "echo abc | wc -c ~ 4",
                "date +%F ~ 2018-01-31",
                "date +%Y%m%d ~ 20180131",
            })
    void textToolsDoTheirPart(String commandLine, String expected) {
        List<String> lines = operator.run(Operator.MASTER, commandLine).lines();
        if (expected != null) {
            assertThat(String.join(",", lines)).isEqualTo(expected);
        }
    }

    @Test
    void hereDocumentsReplaceVariablesUnlessTheirMarkIsQuoted() {
        assertThat(operator.lines(Operator.MASTER, "X=1\ncat << EOF\na $X\nEOF\necho end"))
                .containsExactly("a 1", "end");
        assertThat(operator.lines(Operator.MASTER, "cat << 'EOF' > /tmp/h\na $X\nEOF\ncat /tmp/h"))
                .containsExactly("a $X");
        assertThat(Shell.incomplete("cat << EOF\na")).isTrue();
        assertThat(Shell.incomplete("echo 'a")).isTrue();
        assertThat(Shell.incomplete("echo a |")).isTrue();
        assertThat(Shell.incomplete("echo a")).isFalse();
    }

    @Test
    void anUnknownCommandEndsWith127() {
        ShellResult result = operator.run(Operator.MASTER, "foo -x");
        assertThat(result.lines()).containsExactly("-bash: foo: command not found");
        assertThat(result.exitCode()).isEqualTo(127);
    }

    @Test
    void scriptsRunLineByLine() {
        operator.lines(
                Operator.MASTER, "cat > /tmp/s.sh << 'EOF'\n#!/bin/sh\nD=/back && mkdir -p $D\necho $D > $D/f\nEOF");
        assertThat(operator.lines(Operator.MASTER, "sh /tmp/s.sh; cat /back/f")).containsExactly("/back");
    }

    @Test
    void promptAndDirectoryFollowCd() {
        Shell shell = operator.shells.on("172.30.105.122");
        assertThat(shell.prompt()).isEqualTo("[root@MySQL2-Slave ~]# ");
        operator.lines(Operator.SLAVE, "cd /mydata/data/");
        assertThat(shell.prompt()).isEqualTo("[root@MySQL2-Slave data]# ");
    }

    @Test
    void timePassesWhileASleepLasts() {
        long before = operator.simulation.now();
        operator.lines(Operator.MASTER, "sleep 20; echo");
        assertThat(operator.simulation.now() - before).isEqualTo(20 * Operator.SECOND);
        ShellCall call = operator.shells.on(Operator.MASTER).run("sleep 1000; echo never");
        operator.pass(1);
        operator.shells.on(Operator.MASTER).interrupt();
        assertThat(call.result().exitCode()).isEqualTo(130);
        assertThat(operator.lines(Operator.MASTER, "echo on")).containsExactly("on");
    }
}
