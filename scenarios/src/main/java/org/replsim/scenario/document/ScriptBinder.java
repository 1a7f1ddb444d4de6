package org.replsim.scenario.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.replsim.admin.Dialects;
import org.replsim.engine.random.Distribution;
import org.replsim.run.Script;
import org.replsim.scenario.field.Dimension;
import org.replsim.scenario.field.Values;
import org.replsim.scenario.problem.Spelling;
import org.replsim.scenario.yaml.Node;
import org.replsim.sql.Dialect;
import org.replsim.sql.Parser;
import org.replsim.sql.SyntaxError;

/** From the statements of the timeline and the questions of the expectations to the script of a run. */
final class ScriptBinder {

    static final String SQL = "sql";
    private static final String NAME = "name";
    private static final String SESSION = "session";

    private final Values root;
    private final Names names;
    private final String variant;
    private final List<Script.Entry> entries = new ArrayList<>();
    private final List<Script.Question> questions = new ArrayList<>();
    private final Set<String> named = new TreeSet<>();

    ScriptBinder(Values root, Names names, String variant) {
        this.root = root;
        this.names = names;
        this.variant = variant;
    }

    /**
     * Statements and questions of the variant.
     *
     * @throws org.replsim.scenario.problem.ScenarioProblem for an unknown name, or what a server does not understand
     */
    Script script() {
        for (Values entry : root.list("timeline")) {
            if (entry.has(SQL)) {
                entries.add(entry(entry));
            }
        }
        List<?> expectations = root.has("expect") ? root.value("expect", List.class) : List.of();
        for (int i = 0; i < expectations.size(); i++) {
            if (expectations.get(i) instanceof Values values && concerns(values)) {
                expectation(values, i);
            }
        }
        return new Script(entries, questions);
    }

    private boolean concerns(Values expectation) {
        return !expectation.has("variant")
                || expectation.value("variant", NamesType.Names.class).names().contains(variant);
    }

    private Script.Entry entry(Values entry) {
        if (!entry.has(ExpectationShape.ON)) {
            throw entry.problem(SQL, "\"on\" is missing; name the server that the statement is sent to");
        }
        String server = names.server(entry, ExpectationShape.ON);
        List<String> statements = new ArrayList<>();
        for (Object statement : entry.value(SQL, List.class)) {
            statements.add(String.valueOf(statement).strip());
        }
        if (statements.isEmpty()) {
            throw entry.problem(SQL, "needs at least one statement");
        }
        Node node = entry.node(SQL);
        List<Node> nodes = node instanceof Node.Sequence sequence ? sequence.items() : List.of(node);
        nodes.forEach(each -> check(each, server));
        String name = entry.has(NAME) ? entry.text(NAME) : "";
        if (!name.isEmpty() && !named.add(name)) {
            throw entry.problem(NAME, "there is another statement \"" + name + "\"; give each its own name");
        }
        String session = entry.has(SESSION) ? entry.text(SESSION) : "";
        return new Script.Entry(instant(entry), server, session, name, statements);
    }

    private static long instant(Values entry) {
        if (entry.distribution("at") instanceof Distribution.Constant at) {
            return (long) at.value();
        }
        throw entry.problem("at", "statements are sent at a fixed time; write a duration");
    }

    private void expectation(Values values, int number) {
        if (values.has(ExpectationShape.AT) && values.whole(ExpectationShape.AT) > root.whole("duration")) {
            throw values.problem(
                    ExpectationShape.AT,
                    "this is after the end of the run, " + Dimension.TIME.write(root.whole("duration")));
        }
        if (values.has(ExpectationShape.STATEMENT)) {
            String name = values.text(ExpectationShape.STATEMENT);
            if (!named.contains(name)) {
                throw values.problem(
                        ExpectationShape.STATEMENT,
                        "the timeline has no statement named \"" + name + "\"; " + Spelling.remedy(name, named));
            }
        }
        if (values.has(ExpectationShape.ASK) && values.has(ExpectationShape.ON) && values.has(ExpectationShape.AT)) {
            String server = names.server(values, ExpectationShape.ON);
            check(values.node(ExpectationShape.ASK), server);
            String ask = values.text(ExpectationShape.ASK).strip();
            questions.add(new Script.Question(number, values.whole(ExpectationShape.AT), server, ask));
        }
    }

    private void check(Node node, String server) {
        if (!(node instanceof Node.Scalar scalar)) {
            return;
        }
        Dialect dialect = Dialects.of(names.profile(server));
        try {
            Parser.parse(scalar.text(), dialect);
        } catch (SyntaxError error) {
            throw node.problemAt(
                    error.at(scalar.text()), server + " answers " + error.errno() + ": " + error.getMessage());
        }
    }
}
