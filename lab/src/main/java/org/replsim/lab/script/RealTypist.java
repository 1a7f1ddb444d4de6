package org.replsim.lab.script;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.replsim.admin.Answer;
import org.replsim.lab.server.RealServer;
import org.replsim.run.Script;
import org.replsim.run.ScriptRecord;

/** Whoever sends the statements of a scenario's script to real servers, in real time. Each session is a thread. */
public final class RealTypist implements AutoCloseable {

    /** What is asked comes after everything else of its instant: that takes real servers a moment. */
    private static final long AFTER_NANOS = 20_000_000;

    private final Function<String, RealServer> servers;
    private final BinaryOperator<String> translation;
    private final long startNanos;
    private final List<Progress> entries;
    private final SortedMap<Integer, Answer> answers = new ConcurrentSkipListMap<>();
    private final Map<String, LinkedBlockingQueue<Progress>> sessions = new LinkedHashMap<>();
    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    /** How far an entry has come. */
    private static final class Progress {
        private final Script.Entry entry;
        private final List<Answer> answers = new CopyOnWriteArrayList<>();
        private volatile long sent = -1;
        private volatile long answered = -1;

        Progress(Script.Entry entry) {
            this.entry = entry;
        }

        ScriptRecord.Sent record() {
            return new ScriptRecord.Sent(entry, sent, answered, answers);
        }
    }

    /**
     * Begins.
     *
     * @param script what is sent and asked
     * @param servers by name
     * @param translation of a server's name and a statement: the statement as that server understands it
     * @param startNanos of the run, by the JVM's clock
     */
    public RealTypist(
            Script script, Function<String, RealServer> servers, BinaryOperator<String> translation, long startNanos) {
        this.servers = servers;
        this.translation = translation;
        this.startNanos = startNanos;
        this.entries = script.entries().stream().map(Progress::new).toList();
        thread(() -> {
            List<Progress> inOrder = new ArrayList<>(entries);
            inOrder.sort(Comparator.comparingLong(progress -> progress.entry.atNanos()));
            for (Progress progress : inOrder) {
                sleepUntil(progress.entry.atNanos());
                session(progress.entry).add(progress);
            }
        });
        for (Script.Question question : script.questions()) {
            thread(() -> {
                sleepUntil(question.atNanos() + AFTER_NANOS);
                Answer answer = line(question.server()).execute(question.statement());
                answers.put(question.number(), answer);
            });
        }
    }

    /** What has become of it all by now. */
    public ScriptRecord record() {
        return new ScriptRecord(entries.stream().map(Progress::record).toList(), new TreeMap<>(answers));
    }

    /** A piece of a session's life. */
    @FunctionalInterface
    private interface Work {
        void run() throws InterruptedException;
    }

    private void thread(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (InterruptedException e) {
                        // The run is over.
                    }
                },
                "lab-typist");
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private LinkedBlockingQueue<Progress> session(Script.Entry entry) {
        return sessions.computeIfAbsent(entry.server() + "." + entry.session(), name -> {
            LinkedBlockingQueue<Progress> queue = new LinkedBlockingQueue<>();
            Line line = line(entry.server());
            thread(() -> {
                while (true) {
                    execute(queue.take(), line);
                }
            });
            return queue;
        });
    }

    private Line line(String server) {
        Line line = new Line(servers.apply(server));
        lines.add(line);
        return line;
    }

    private void execute(Progress progress, Line line) {
        for (String statement : progress.entry.statements()) {
            if (progress.sent < 0) {
                progress.sent = System.nanoTime() - startNanos;
            }
            if (statement.strip().toUpperCase(Locale.ROOT).startsWith("SHUTDOWN")) {
                servers.apply(progress.entry.server()).stopsListening();
            }
            progress.answers.add(line.execute(translation.apply(progress.entry.server(), statement)));
        }
        progress.answered = System.nanoTime() - startNanos;
    }

    private void sleepUntil(long nanos) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(startNanos + nanos - System.nanoTime());
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        lines.forEach(Line::close);
    }
}
