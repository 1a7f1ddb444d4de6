package org.replsim.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.replsim.admin.Admin;
import org.replsim.admin.AdminSession;
import org.replsim.admin.Answer;
import org.replsim.admin.Call;
import org.replsim.cluster.Cluster;
import org.replsim.engine.Signal;
import org.replsim.engine.SourceName;
import org.replsim.engine.Timer;

/** Whoever sends the statements of a run's script: entries as events of the run, questions between its stretches. */
final class Typist {

    private static final String USER = "root";
    private static final String HOST = "localhost";

    private final Script script;
    private final Cluster cluster;
    private final Admin admin;
    private final List<Progress> entries;
    private final List<Progress> inOrder;
    private final Map<String, Desk> desks = new LinkedHashMap<>();
    private final Map<Integer, Call> asked = new TreeMap<>();
    private final Timer next;
    private int place;

    /** Arms the first entry. */
    Typist(Admin admin, Script script) {
        this.admin = admin;
        this.script = script;
        cluster = admin.cluster();
        entries = script.entries().stream().map(Progress::new).toList();
        inOrder = entries.stream()
                .sorted(Comparator.comparingLong(progress -> progress.entry.atNanos()))
                .toList();
        next = cluster.simulation().timer(new SourceName("", "script"), this::send);
        arm();
    }

    /** The instants of the questions. */
    TreeSet<Long> instants() {
        TreeSet<Long> instants = new TreeSet<>();
        script.questions().forEach(question -> instants.add(question.atNanos()));
        return instants;
    }

    /** Asks what is to be asked at this instant, after all its events. */
    void ask(long nowNanos) {
        for (Script.Question question : script.questions()) {
            if (question.atNanos() == nowNanos) {
                AdminSession session = admin.connect(question.server(), USER, HOST);
                Call call = session.execute(question.statement());
                asked.put(question.number(), call);
                cluster.simulation().run(nowNanos);
                if (call.answered()) {
                    session.close();
                }
            }
        }
    }

    /** What became of it all. */
    ScriptRecord record() {
        TreeMap<Integer, Answer> answers = new TreeMap<>();
        asked.forEach((number, call) -> {
            if (call.answered()) {
                answers.put(number, call.answer());
            }
        });
        return new ScriptRecord(entries.stream().map(Progress::record).toList(), answers);
    }

    private void arm() {
        if (place < inOrder.size()) {
            next.at(inOrder.get(place).entry.atNanos());
        }
    }

    private void send() {
        long now = cluster.simulation().now();
        while (place < inOrder.size() && inOrder.get(place).entry.atNanos() == now) {
            Progress progress = inOrder.get(place++);
            desk(progress.entry).add(progress);
        }
        arm();
    }

    private Desk desk(Script.Entry entry) {
        return desks.computeIfAbsent(
                entry.server() + "." + entry.session(),
                name -> new Desk(admin.connect(entry.server(), USER, HOST), name));
    }

    /** A connection and the entries that wait for it. */
    private final class Desk {
        private final AdminSession session;
        private final Deque<Progress> waiting = new ArrayDeque<>();
        private final Signal answered;

        Desk(AdminSession session, String name) {
            this.session = session;
            answered = cluster.simulation().signal(new SourceName(name, "script"), this::proceed);
        }

        void add(Progress added) {
            waiting.add(added);
            if (waiting.size() == 1) {
                proceed();
            }
        }

        private void proceed() {
            Progress current = waiting.peek();
            if (current == null) {
                return;
            }
            if (current.finished()) {
                waiting.remove();
                proceed();
                return;
            }
            Call call = session.execute(current.nextStatement());
            current.calls.add(call);
            call.whenAnswered(answered::raise);
        }
    }

    /** How far an entry has come. */
    private static final class Progress {
        private final Script.Entry entry;
        private final List<Call> calls = new ArrayList<>();

        Progress(Script.Entry entry) {
            this.entry = entry;
        }

        boolean finished() {
            return calls.size() == entry.statements().size();
        }

        String nextStatement() {
            return entry.statements().get(calls.size());
        }

        ScriptRecord.Sent record() {
            List<Answer> answers =
                    calls.stream().filter(Call::answered).map(Call::answer).toList();
            long sent = calls.isEmpty() ? -1 : calls.get(0).sentNanos();
            long answered = finished() ? calls.get(calls.size() - 1).answeredNanos() : -1;
            return new ScriptRecord.Sent(entry, sent, answered, answers);
        }
    }
}
