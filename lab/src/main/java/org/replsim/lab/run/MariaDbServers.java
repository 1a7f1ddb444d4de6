package org.replsim.lab.run;

import java.util.List;
import java.util.function.Consumer;
import org.replsim.lab.server.Installation;
import org.replsim.run.RunRecord;
import org.replsim.run.RunSpec;
import org.replsim.scenario.lab.LabProblem;
import org.replsim.scenario.lab.RealServers;

/** The servers that are installed on this machine. */
public final class MariaDbServers implements RealServers {

    /** Found as a service. */
    public MariaDbServers() {}

    private static Installation installation() {
        return Installation.find().orElseThrow(() -> new LabProblem(Installation.MISSING));
    }

    @Override
    public String words() {
        return installation().words();
    }

    @Override
    public List<String> limits(RunSpec spec) {
        return Limits.of(spec, installation());
    }

    @Override
    public RunRecord run(RunSpec spec, Consumer<String> progress) {
        return new LabRun(spec, installation(), progress).run();
    }
}
