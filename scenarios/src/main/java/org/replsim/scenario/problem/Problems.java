package org.replsim.scenario.problem;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a file, so that one reading reports several things; each thing is kept once. */
public final class Problems {

    private static final int SHOWN = 5;

    private final Set<String> lines = new LinkedHashSet<>();

    /** Notes a problem. */
    public void add(ScenarioProblem problem) {
        lines.addAll(problem.lines());
    }

    /** Tries something; what is wrong with it is noted and gives null. */
    public <T> @Nullable T attempt(Supplier<T> action) {
        try {
            return action.get();
        } catch (ScenarioProblem problem) {
            add(problem);
            return null;
        }
    }

    /** Whether nothing is wrong so far. */
    public boolean none() {
        return lines.isEmpty();
    }

    /** Throws what was noted, the first few lines of it, if anything was. */
    public void throwIfAny() {
        if (lines.isEmpty()) {
            return;
        }
        List<String> shown = new ArrayList<>(lines.stream().limit(SHOWN).toList());
        if (lines.size() > SHOWN) {
            shown.add("... and " + (lines.size() - SHOWN) + " more");
        }
        throw new ScenarioProblem(shown);
    }
}
