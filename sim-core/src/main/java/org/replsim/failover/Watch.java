package org.replsim.failover;

import java.util.Map;
import java.util.TreeMap;
import org.replsim.engine.Timer;
import org.replsim.engine.random.Draws;

/** How a manager finds out that its primary is dead; it looks for ever, also for the next primary after a takeover. */
interface Watch {

    /** Seconds_Behind_Master of a replica when it was last seen replicating; -1 if it never was. */
    default long lastBehind(String replica) {
        return -1;
    }

    /** Arms the first look. */
    static Watch begin(FailoverCourse course, long seed) {
        FailoverSpec spec = course.spec();
        return switch (spec.manager()) {
            case ORCHESTRATOR -> new Polling(course, seed);
            case MHA, MANUAL -> new Pinging(course, seed);
            case SWITCHOVER -> new Planned(course);
        };
    }

    /** When it looks for the first time. */
    private static long phase(FailoverSpec spec, long interval, long seed) {
        long given = spec.timing().phaseNanos();
        return given >= 0 ? given : Draws.below(new Draws(seed, spec.name() + "/phase").bits(0), interval);
    }

    /** After orchestrator: polls each instance, and now and then thinks about what it saw. */
    final class Polling implements Watch {
        private final FailoverCourse course;
        private final Timing timing;
        private final Timer poll;
        private final Timer analysis;
        private final Map<String, Seen> seen = new TreeMap<>();
        private final Map<String, Long> behind = new TreeMap<>();
        private long firstFailureNanos = -1;

        Polling(FailoverCourse course, long seed) {
            this.course = course;
            timing = course.spec().timing();
            poll = course.timer("poll", this::look);
            analysis = course.timer("analysis", this::analyse);
            long phase = phase(course.spec(), timing.pollNanos(), seed);
            poll.at(phase);
            analysis.at(phase + timing.analysisNanos() / 2);
        }

        @Override
        public long lastBehind(String replica) {
            return behind.getOrDefault(replica, -1L);
        }

        private void look() {
            course.instances().forEach(this::look);
            poll.in(timing.pollNanos());
        }

        private void look(String server) {
            Desk desk = course.watchDesk(server);
            if (desk.idle()) {
                desk.ask(course.words(server).replicaStatus(), timing.connectTimeoutNanos(), answer -> {
                    Seen now = Seen.of(answer);
                    seen.put(server, now);
                    if (now.replicating() && now.behindSeconds() >= 0) {
                        behind.put(server, now.behindSeconds());
                    }
                });
            }
        }

        private void analyse() {
            analysis.in(timing.analysisNanos());
            if (course.acts()) {
                return;
            }
            Seen primary = seen.get(course.primary());
            if (primary == null || primary.reachable()) {
                firstFailureNanos = -1;
                return;
            }
            if (firstFailureNanos < 0) {
                firstFailureNanos = course.now();
            }
            Map<String, Seen> replicas = new TreeMap<>();
            course.replicas().forEach(name -> replicas.put(name, seen.getOrDefault(name, Seen.NOTHING)));
            Analysis made = Analysis.of(false, replicas.values());
            if (made == Analysis.DEAD_MASTER) {
                course.confirmed(firstFailureNanos, made.name());
            }
        }
    }

    /** After MHA: pings the primary. A person's monitoring does the same and needs one failure to send for the person. */
    final class Pinging implements Watch {
        private final FailoverCourse course;
        private final Timing timing;
        private final boolean person;
        private final Timer ping;
        private final Timer notice;
        private PingState state = PingState.ALIVE;
        private long firstFailureNanos = -1;

        Pinging(FailoverCourse course, long seed) {
            this.course = course;
            timing = course.spec().timing();
            person = course.spec().manager() == Manager.MANUAL;
            ping = course.timer("ping", this::look);
            notice = course.timer("notice", this::comes);
            ping.at(phase(course.spec(), timing.pingNanos(), seed));
        }

        private void look() {
            long due = course.now() + timing.pingNanos();
            if (course.acts()) {
                ping.at(due);
                return;
            }
            course.watchDesk(course.primary()).ask(Words.PING, timing.connectTimeoutNanos(), answer -> {
                boolean answered = Seen.answered(answer);
                heard(answered);
                if (answered) {
                    ping.at(Math.max(due, course.now()));
                } else {
                    ping.in(timing.pingNanos());
                }
            });
        }

        private void heard(boolean answered) {
            firstFailureNanos = answered ? -1 : firstFailureNanos < 0 ? course.now() : firstFailureNanos;
            if (person) {
                if (answered) {
                    notice.cancel();
                } else if (!notice.armed()) {
                    notice.in(timing.noticesAfterNanos());
                }
                return;
            }
            state = state.after(answered, timing.failures(), course.othersReachPrimary());
            if (state.dead()) {
                String tries = state.failures() + " tries in a row failed";
                state = PingState.ALIVE;
                course.confirmed(firstFailureNanos, tries);
            }
        }

        private void comes() {
            if (!course.acts() && firstFailureNanos >= 0) {
                course.confirmed(firstFailureNanos, "a person has come");
            }
        }
    }

    /** The clock. */
    final class Planned implements Watch {
        Planned(FailoverCourse course) {
            course.timer("begin", () -> course.confirmed(course.now(), "as planned"))
                    .at(course.spec().timing().atNanos());
        }
    }
}
