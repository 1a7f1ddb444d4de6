package org.replsim.lab.run;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.replsim.lab.server.Installation;
import org.replsim.run.RunRecord;
import org.replsim.run.RunSpec;
import org.replsim.scenario.lab.RealServers;

/** The server that is installed on this machine or, if there is none, the one of a jar. */
public final class MariaDbServers implements RealServers {

    private @Nullable Installation found;

    /** Found as a service. */
    public MariaDbServers() {}

    @Override
    public String words(Consumer<String> progress) {
        return installation(progress).words();
    }

    @Override
    public List<String> limits(RunSpec spec) {
        return Limits.of(spec, installation(said -> {}));
    }

    @Override
    public RunRecord run(RunSpec spec, Consumer<String> progress) {
        return new LabRun(spec, installation(progress), progress).run();
    }

    private synchronized Installation installation(Consumer<String> progress) {
        Installation installation = found;
        if (installation == null) {
            installation = Installation.findOrFetch(progress);
            found = installation;
        }
        return installation;
    }
}
