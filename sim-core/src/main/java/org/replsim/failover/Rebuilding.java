package org.replsim.failover;

import java.util.ArrayList;
import java.util.List;
import org.replsim.procedure.Course;
import org.replsim.procedure.Figure;
import org.replsim.procedure.Step;
import org.replsim.provision.Method;
import org.replsim.provision.Progress;
import org.replsim.provision.Provisioning;
import org.replsim.provision.Sizes;

/** Old primaries that are built anew from the new one (spec 6.2): the steps are those of who does it by hand. */
final class Rebuilding {

    private final List<Build> builds = new ArrayList<>();

    private record Build(int attempt, Course course) {}

    /**
     * Begins one now. Whatever the server has is thrown away when the dump arrives there.
     *
     * @param attempt the takeover after which the server came back
     * @param sizes of the dump
     * @param step the manager's own, which ends with the build
     */
    void begin(FailoverCourse course, int attempt, String server, Sizes sizes, int step) {
        Provisioning plan = new Provisioning(
                course.spec().name() + " rebuild " + attempt,
                0,
                course.primary(),
                List.of(server),
                Method.SINGLE_TRANSACTION,
                sizes);
        builds.add(new Build(attempt, plan.begin(course.admin(), told(course, step))));
    }

    private static Progress told(FailoverCourse course, int step) {
        return new Progress() {
            @Override
            public void replicates(String replica) {
                course.joined(replica);
            }

            @Override
            public void over(String replica, String outcome) {
                course.bars().end(step, outcome);
            }
        };
    }

    /** Those of the manager and of the builds, by their begin. */
    List<Step> with(List<Step> manager) {
        if (builds.isEmpty()) {
            return manager;
        }
        List<Step> all = new ArrayList<>(manager);
        for (Build build : builds) {
            for (Step step : build.course().steps()) {
                all.add(new Step(
                        build.attempt(), step.phase(), step.where(), step.fromNanos(), step.toNanos(), step.outcome()));
            }
        }
        all.sort((one, other) -> Long.compare(one.fromNanos(), other.fromNanos()));
        return all;
    }

    /** What was measured of the builds. */
    List<Figure> figures() {
        return builds.stream()
                .flatMap(build -> build.course().figures().stream())
                .toList();
    }
}
