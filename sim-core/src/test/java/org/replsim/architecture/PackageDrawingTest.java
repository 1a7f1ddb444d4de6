package org.replsim.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvent;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Optional;

/** Who may use whom in the simulation core. */
@AnalyzeClasses(packages = "org.replsim", importOptions = MainClasses.class)
class PackageDrawingTest {

    /**
     * A package may use all packages in the rows below its own, and none beside or above it. The interface {@code Probe}
     * is the exception: every actor reports to it.
     */
    private static final String DRAWING = """
            run
            check           probe
            failover
            provision
            procedure
            fault           workload         admin
            cluster
            server.source   server.replica
            server
            rows
            table
            binlog          net              host
            engine          sql
            """;

    private static final String ROOT = "org.replsim.";

    private static final List<List<String>> ROWS =
            DRAWING.lines().map(row -> List.of(row.split("\\s+"))).toList();

    @ArchTest
    static final ArchRule eachPackageUsesOnlyPackagesBelowIt =
            classes().should(useOnlyWhatStandsBelow()).as("each package should use only packages below it");

    private static ArchCondition<JavaClass> useOnlyWhatStandsBelow() {
        return new ArchCondition<>("use only what stands below") {
            @Override
            public void check(JavaClass user, ConditionEvents events) {
                if (place(user).isEmpty()) {
                    events.add(SimpleConditionEvent.violated(user, user.getName() + " has no place in the drawing"));
                }
                user.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> !allowed(user, dependency.getTargetClass()))
                        .forEach(dependency -> events.add(violation(dependency)));
            }
        };
    }

    private static boolean allowed(JavaClass user, JavaClass used) {
        Optional<String> from = place(user);
        Optional<String> to = place(used);
        return from.isEmpty() || to.isEmpty() || from.equals(to) || isProbe(used) || row(to.get()) > row(from.get());
    }

    private static ConditionEvent violation(Dependency dependency) {
        return SimpleConditionEvent.violated(dependency, dependency.getDescription());
    }

    private static boolean isProbe(JavaClass used) {
        return used.getName().matches("org\\.replsim\\.\\w+\\.Probe(\\$.*)?");
    }

    private static int row(String place) {
        for (int row = 0; row < ROWS.size(); row++) {
            if (ROWS.get(row).contains(place)) {
                return row;
            }
        }
        throw new IllegalArgumentException(place);
    }

    /** The longest name in the drawing that is the package of the class, or holds it. */
    private static Optional<String> place(JavaClass any) {
        String name = any.getPackageName() + ".";
        return ROWS.stream()
                .flatMap(List::stream)
                .filter(place -> name.startsWith(ROOT + place + "."))
                .max((a, b) -> Integer.compare(a.length(), b.length()));
    }
}
