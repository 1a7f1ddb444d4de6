package org.replsim.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.replsim.admin.Answer;
import org.replsim.fault.ReplicaThread;
import org.replsim.fault.Restart;
import org.replsim.fault.Shutdown;
import org.replsim.fault.StartServer;
import org.replsim.fault.StopThreads;
import org.replsim.server.Probe;

/** What is typed in a run happens at its instant, one statement of a connection at a time. */
class ScriptTest {

    private static final long SECOND = Specs.SECONDS;

    private static Script.Entry entry(long atNanos, String session, String name, String... statements) {
        return new Script.Entry(atNanos, "db1", session, name, List.of(statements));
    }

    private static Script.Question question(int number, long atNanos, String server, String statement) {
        return new Script.Question(number, atNanos, server, statement);
    }

    private static RunSpec with(Specs specs, List<Script.Entry> entries, List<Script.Question> questions) {
        return specs.spec().withScript(new Script(entries, questions));
    }

    private static final List<Script.Entry> TABLE =
            List.of(entry(0, "", "table", "CREATE DATABASE d", "CREATE TABLE d.t (a INT)"));

    private static final List<Script.Question> TWO = List.of(
            question(7, 5 * SECOND, "db1", "SELECT COUNT(*) FROM d.t"),
            question(8, 9 * SECOND, "db2", "SELECT COUNT(*) FROM d.t"));

    @Test
    void aConnectionSendsOneStatementAtATime() {
        List<Script.Entry> entries =
                List.of(entry(3 * SECOND, "a", "second", "DO 1"), entry(SECOND, "a", "first", "SELECT SLEEP(4)"));
        ScriptRecord record =
                Run.execute(with(Specs.quiet(), entries, List.of())).script();
        assertThat(record.entries()).extracting(ScriptRecord.Sent::sentNanos).containsExactly(5 * SECOND, SECOND);
        assertThat(record.entries())
                .extracting(ScriptRecord.Sent::answeredNanos)
                .containsExactly(5 * SECOND, 5 * SECOND);
        assertThat(record.entries().get(1).answeredBy(5 * SECOND - 1)).isFalse();
        assertThat(record.entries().get(1).answeredBy(5 * SECOND)).isTrue();
    }

    @Test
    void otherConnectionsDoNotWait() {
        List<Script.Entry> entries = List.of(
                entry(SECOND, "a", "slow", "SELECT SLEEP(100)"), entry(2 * SECOND, "b", "quick", "DO 1", "DO 2"));
        ScriptRecord record =
                Run.execute(with(Specs.quiet(), entries, List.of())).script();
        assertThat(record.entries().get(0).answeredNanos()).isEqualTo(-1);
        assertThat(record.entries().get(0).answers()).isEmpty();
        assertThat(record.entries().get(1).answeredNanos()).isEqualTo(2 * SECOND);
        assertThat(record.entries().get(1).answers()).hasSize(2);
    }

    @Test
    void aQuestionComesAfterAllElseOfItsInstant() {
        List<Script.Entry> entries = List.of(TABLE.get(0), entry(5 * SECOND, "", "row", "INSERT INTO d.t VALUES (1)"));
        ScriptRecord record = Run.execute(with(Specs.quiet(), entries, TWO)).script();
        assertThat(record.answers()).containsOnlyKeys(7, 8);
        assertThat(record.answers().values())
                .allMatch(answer ->
                        answer instanceof Answer.ResultSet set && set.rows().equals(List.of(List.of("1"))));
    }

    @Test
    void theSameScriptIsTheSameRun() {
        Specs specs = new Specs();
        specs.seed = 3;
        specs.at(6 * SECOND, new StopThreads("db2", ReplicaThread.BOTH));
        RunSpec spec = with(specs, TABLE, TWO);
        RunRecord once = Run.execute(spec);
        assertThat(Run.execute(spec).digest()).isEqualTo(once.digest());
        assertThat(Run.bare(spec, Probe.NONE).digest()).isEqualTo(once.digest());
        assertThat(once.digest()).isNotEqualTo(Run.execute(specs.spec()).digest());
    }

    @Test
    void aServerIsShutDownAndStarted() {
        Specs specs = Specs.quiet()
                .at(2 * SECOND, new Shutdown("db1"))
                .at(4 * SECOND, new StartServer("db1"))
                .at(6 * SECOND, new StartServer("db1"))
                .at(8 * SECOND, new Restart("db1"));
        List<Script.Question> questions = List.of(
                question(1, 3 * SECOND, "db1", "SHOW MASTER STATUS"),
                question(2, 5 * SECOND, "db1", "SELECT COUNT(*) FROM d.t"),
                question(3, 7 * SECOND, "db1", "SHOW GLOBAL STATUS LIKE 'Uptime'"),
                question(4, 9 * SECOND, "db1", "SHOW GLOBAL STATUS LIKE 'Uptime'"));
        ScriptRecord record = Run.execute(with(specs, TABLE, questions)).script();
        assertThat(record.answers().get(1)).isInstanceOf(Answer.Failure.class);
        assertThat(record.answers().get(2)).isInstanceOf(Answer.ResultSet.class);
        assertThat(record.answers().get(3)).asString().contains("[Uptime, 3]");
        assertThat(record.answers().get(4)).asString().contains("[Uptime, 1]");
    }
}
