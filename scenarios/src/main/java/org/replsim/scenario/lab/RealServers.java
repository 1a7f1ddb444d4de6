package org.replsim.scenario.lab;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import org.replsim.run.RunRecord;
import org.replsim.run.RunSpec;
import org.replsim.scenario.reality.machine.SharedMachine;

/** Who runs a specification on real servers, in real time. The lab is found as a service; without it there is none. */
public interface RealServers {

    /** The key under which a record has the share of this machine's processors that was busy, with others' work. */
    String CORES = "cores " + SharedMachine.NAME;

    /** After {@link #CORES} and a colon as servers have their names: the load generator and the lines, one process. */
    String CLIENTS = "clients and lines";

    /** Those of the lab, if it is on the class path. */
    static Optional<RealServers> find() {
        return ServiceLoader.load(RealServers.class).findFirst();
    }

    /**
     * What they are, such as {@code MariaDB 10.11.19 (/usr/sbin/mariadbd)}. Where none is installed, one is fetched.
     *
     * @param progress is told what takes long
     * @throws LabProblem if there is none to be had
     */
    String words(Consumer<String> progress);

    /** What of a specification they cannot do or will do otherwise, in the order of importance; each a sentence. */
    List<String> limits(RunSpec spec);

    /**
     * Runs it. Nothing is left running or lying about afterwards.
     *
     * @param progress is told what is being done
     * @return a record as a simulation makes it, without what cannot be seen from outside
     * @throws LabProblem if servers do not start or do not answer
     */
    RunRecord run(RunSpec spec, Consumer<String> progress);
}
