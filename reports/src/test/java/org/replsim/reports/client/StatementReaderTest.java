package org.replsim.reports.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where statements end is the manual's: semicolon, backslash g and G, outside of quotes and comments. */
class StatementReaderTest {

    private final StatementReader reader = new StatementReader();

    @Test
    void aLineMayHoldSeveral() {
        assertThat(reader.line("stop slave; show slave status\\G start"))
                .containsExactly(new Statement("stop slave", false), new Statement("show slave status", true));
        assertThat(reader.pending()).isTrue();
        assertThat(reader.line("slave;")).containsExactly(new Statement("start\nslave", false));
        assertThat(reader.pending()).isFalse();
    }

    @Test
    void quotesHideTheEnd() {
        assertThat(reader.line("insert into t values ('a;b\\'c")).isEmpty();
        assertThat(reader.prompt()).isEqualTo("    '> ");
        assertThat(reader.line("''\\G', `x;`, \"--;\");"))
                .containsExactly(new Statement("insert into t values ('a;b\\'c\n''\\G', `x;`, \"--;\")", false));
    }

    @Test
    void commentsAreNotSent() {
        assertThat(reader.line("-- a comment; with an end")).isEmpty();
        assertThat(reader.line("# another;")).isEmpty();
        assertThat(reader.pending()).isFalse();
        assertThat(reader.line("select 1 -- one; two")).isEmpty();
        assertThat(reader.prompt()).isEqualTo("    -> ");
        assertThat(reader.line("+ 1; # sum;")).containsExactly(new Statement("select 1 \n+ 1", false));
        assertThat(reader.line("select 2--1;")).containsExactly(new Statement("select 2--1", false));
    }

    @Test
    void bracketedCommentsSpanLines() {
        assertThat(reader.line("select /* a;")).isEmpty();
        assertThat(reader.prompt()).isEqualTo("   /*> ");
        assertThat(reader.line("b */ 1;")).containsExactly(new Statement("select /* a;\nb */ 1", false));
    }

    @Test
    void anUnfinishedStatementCanBeThrownAway() {
        reader.line("select");
        assertThat(reader.line("nonsense \\c")).isEmpty();
        assertThat(reader.pending()).isFalse();
    }

    @Test
    void useNeedsNoEnd() {
        assertThat(reader.line("use MyDB")).containsExactly(new Statement("use MyDB", false));
        assertThat(reader.line("use MyDB; select 1;"))
                .containsExactly(new Statement("use MyDB", false), new Statement("select 1", false));
        assertThat(reader.line(";;")).isEmpty();
    }
}
