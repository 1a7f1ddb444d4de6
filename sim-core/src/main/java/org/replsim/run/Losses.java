package org.replsim.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.replsim.fault.TimelineEntry;
import org.replsim.probe.Account;
import org.replsim.probe.Crash;
import org.replsim.probe.Fate;
import org.replsim.probe.Ledger;
import org.replsim.procedure.Step;
import org.replsim.run.LossRecord.Reference;

/** Makes the records of crashes from the books and from what procedures did (spec 5.3). */
final class Losses {

    /** The phase of a procedure's step in which a replica becomes the primary. */
    private static final String PROMOTE = "promote";
    /** The phase at whose end a client has its first answer from the new primary. */
    private static final String REROUTE = "reroute";
    /** The phase at whose begin a primary died, or was taken for dead. */
    private static final String DETECT = "detect";

    private final List<String> names;
    private final List<CourseRecord> courses;

    /**
     * @param names of the servers, in the order of the scenario
     * @param courses what became of the procedures
     */
    Losses(List<String> names, List<CourseRecord> courses) {
        this.names = names;
        this.courses = courses;
    }

    /** The books of a run in which a server may die or be replaced; null for any other: they cost memory. */
    static @Nullable Ledger ledger(RunSpec spec) {
        boolean kills = !spec.script().empty()
                || spec.timeline().stream().anyMatch(entry -> kills(spec, entry))
                || !spec.procedures().isEmpty();
        return kills ? new Ledger() : null;
    }

    private static boolean kills(RunSpec spec, TimelineEntry entry) {
        return spec.cluster().servers().stream()
                .anyMatch(server -> entry.fault().kills(server.name(), server.host()));
    }

    /**
     * One record per crash of a server that had replicas, and per primary that was replaced without one, in order of time.
     */
    List<LossRecord> of(Ledger ledger) {
        List<Crash> crashes = ledger.crashes();
        List<LossRecord> records = new ArrayList<>(replaced(ledger));
        for (int i = 0; i < crashes.size(); i++) {
            long until = i + 1 < crashes.size() ? crashes.get(i + 1).atNanos() : Long.MAX_VALUE;
            records.add(record(crashes.get(i), until));
        }
        records.sort(Comparator.comparingLong(LossRecord::atNanos));
        return records;
    }

    /** Attempts that took a server for dead that had not died by the end of the promotion: it may go on as a primary. */
    private List<LossRecord> replaced(Ledger ledger) {
        List<LossRecord> records = new ArrayList<>();
        for (CourseRecord course : courses) {
            for (Step detect : course.steps()) {
                int old = names.indexOf(detect.where());
                Optional<Step> promoted = course.steps().stream()
                        .filter(step -> step.attempt() == detect.attempt() && promotes(step))
                        .findFirst();
                if (detect.phase().equals(DETECT) && old >= 0 && promoted.isPresent()) {
                    long end = promoted.get().toNanos();
                    if (ledger.crashes().stream().noneMatch(crash -> crash.server() == old && crash.atNanos() <= end)) {
                        Crash crash = ledger.replaced(old, detect.fromNanos());
                        records.add(record(crash, names.indexOf(promoted.get().where()), Reference.PROMOTED));
                    }
                }
            }
        }
        return records;
    }

    private LossRecord record(Crash crash, long untilNanos) {
        int promoted = promoted(crash, untilNanos)
                .map(step -> names.indexOf(step.where()))
                .orElse(-1);
        if (promoted >= 0) {
            return record(crash, promoted, Reference.PROMOTED);
        }
        if (crash.writer() >= 0) {
            return record(crash, crash.writer(), Reference.WRITTEN_TO);
        }
        int best = crash.mostAdvanced();
        return record(crash, best, best == crash.server() ? Reference.ITSELF : Reference.MOST_RECEIVED);
    }

    /** The last promotion that went through after this crash and before the next one. */
    private Optional<Step> promoted(Crash crash, long untilNanos) {
        return courses.stream()
                .flatMap(course -> course.steps().stream())
                .filter(step -> promotes(step) && step.toNanos() >= crash.atNanos() && step.toNanos() < untilNanos)
                .max(Comparator.comparingLong(Step::toNanos));
    }

    private boolean promotes(Step step) {
        return step.phase().equals(PROMOTE) && step.over() && names.contains(step.where());
    }

    private LossRecord record(Crash crash, int promoted, Reference reference) {
        Account account = crash.account(promoted);
        long first = firstOkNanos(crash, promoted, reference);
        long kept = account.transactions(Fate.KEPT);
        long lost = account.transactions(Fate.LOST);
        long ghosts = account.transactions(Fate.GHOST) + account.transactions(Fate.DUPLICATE);
        return new LossRecord(
                names.get(crash.server()),
                crash.atNanos(),
                crash.died(),
                names.get(promoted),
                reference,
                first < 0 ? -1 : first - faultNanos(crash),
                first,
                kept + ghosts + account.notKept(),
                kept + lost,
                kept + ghosts,
                lost,
                account.bytes(Fate.LOST),
                account.lostNanos(),
                ghosts,
                account.seenAndNotKept(),
                account.errant(),
                tallies(account),
                others(account));
    }

    /** When a client had its first OK from the new primary; -1 if none had, or there is none. */
    private long firstOkNanos(Crash crash, int promoted, Reference reference) {
        if (reference != Reference.PROMOTED && reference != Reference.WRITTEN_TO) {
            return -1;
        }
        return crash.died()
                ? crash.firstOkNanos(promoted)
                : attempts(crash)
                        .filter(step -> step.phase().equals(REROUTE) && step.over())
                        .mapToLong(Step::toNanos)
                        .findFirst()
                        .orElse(-1);
    }

    /** The crash or, where it was a fence, the fault that the manager's attempt was about. */
    private long faultNanos(Crash crash) {
        return attempts(crash)
                .filter(step -> step.phase().equals(DETECT))
                .mapToLong(step -> Math.min(step.fromNanos(), crash.atNanos()))
                .min()
                .orElse(crash.atNanos());
    }

    /** The steps of attempts that were about this end of a primary. */
    private Stream<Step> attempts(Crash crash) {
        return courses.stream()
                .flatMap(course -> course.steps().stream().filter(step -> detected(course, step.attempt(), crash)));
    }

    /** Whether an attempt was about this end of a primary: it took it for dead, and promoted another afterwards. */
    private boolean detected(CourseRecord course, int attempt, Crash crash) {
        boolean about = false;
        boolean over = false;
        for (Step step : course.steps()) {
            if (step.attempt() == attempt) {
                about |= step.phase().equals(DETECT) && names.indexOf(step.where()) == crash.server();
                over |= promotes(step) && step.toNanos() >= crash.atNanos();
            }
        }
        return about && over;
    }

    private static List<Tally> tallies(Account account) {
        List<Tally> tallies = new ArrayList<>();
        for (Fate fate : Fate.values()) {
            tallies.add(new Tally(fate, account.transactions(fate), account.bytes(fate)));
        }
        return tallies;
    }

    private List<StandingRecord> others(Account account) {
        return account.others().stream()
                .map(one -> new StandingRecord(
                        names.get(one.server()),
                        one.both(),
                        one.holes(),
                        one.holeBytes(),
                        one.toCome(),
                        one.extra(),
                        one.neither()))
                .toList();
    }
}
