package org.replsim.run;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.replsim.admin.Admin;
import org.replsim.cluster.Cluster;
import org.replsim.failover.FailoverCourse;
import org.replsim.failover.Takeover;
import org.replsim.procedure.Course;
import org.replsim.procedure.Procedure;

/** Whoever uses statements in a run: who types its script, and its procedures. A run without them has no cost from them. */
final class People {

    private final List<Procedure> procedures;
    private final List<Course> courses = new ArrayList<>();
    private final @Nullable Typist typist;

    People(RunSpec spec, Cluster cluster) {
        procedures = spec.procedures();
        if (procedures.isEmpty() && spec.script().empty()) {
            typist = null;
            return;
        }
        Admin admin = new Admin(cluster);
        for (Procedure procedure : procedures) {
            courses.add(procedure.begin(admin, spec.seed()));
        }
        typist = spec.script().empty() ? null : new Typist(admin, spec.script());
    }

    /** The instants of the script's questions. */
    TreeSet<Long> instants() {
        return typist == null ? new TreeSet<>() : typist.instants();
    }

    /** Asks what is to be asked at this instant, after all its events. */
    void ask(long nowNanos) {
        if (typist != null) {
            typist.ask(nowNanos);
        }
    }

    /** What became of the statements. */
    ScriptRecord script() {
        return typist == null ? ScriptRecord.NONE : typist.record();
    }

    /** What came of the attempts of failover managers. */
    List<Takeover> takeovers() {
        List<Takeover> takeovers = new ArrayList<>();
        for (Course course : courses) {
            if (course instanceof FailoverCourse failover) {
                takeovers.addAll(failover.takeovers());
            }
        }
        return takeovers;
    }

    /** What became of the procedures. */
    List<CourseRecord> courses() {
        List<CourseRecord> records = new ArrayList<>();
        for (int i = 0; i < courses.size(); i++) {
            Course course = courses.get(i);
            records.add(new CourseRecord(procedures.get(i).name(), course.steps(), course.figures()));
        }
        return records;
    }
}
