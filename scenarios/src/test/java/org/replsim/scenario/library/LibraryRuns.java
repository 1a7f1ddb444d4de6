package org.replsim.scenario.library;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.replsim.scenario.Scenario;
import org.replsim.scenario.ScenarioReader;
import org.replsim.scenario.result.ScenarioResult;
import org.replsim.scenario.run.ScenarioRunner;

/** The library's scenarios with their results, each run once for all tests. */
public final class LibraryRuns {

    private static final Map<String, ScenarioResult> RESULTS = new ConcurrentHashMap<>();

    private LibraryRuns() {}

    /** A scenario of the library. */
    public static Scenario read(Library.Entry entry) {
        return ScenarioReader.read(entry.name() + ".yaml", entry.text(), Path.of(""));
    }

    /** What it gave. */
    public static ScenarioResult result(Library.Entry entry) {
        return RESULTS.computeIfAbsent(entry.name(), name -> new ScenarioRunner().run(read(entry)));
    }
}
