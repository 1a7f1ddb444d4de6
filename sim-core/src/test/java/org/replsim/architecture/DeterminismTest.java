package org.replsim.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.HasDescription;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the simulation core may not use, as equal runs would differ by it. */
class DeterminismTest {

    private static final JavaClasses CORE =
            new ClassFileImporter().withImportOption(new MainClasses()).importPackages("org.replsim");

    /** Types, methods and fields that are out of bounds: a pattern of their full names, and the reason. */
    private enum Ban {
        INEXACT_MATH(
                "java.lang.Math.(a?(sin|cos|tan)h?|atan2|expm?1?|log(10|1p)?|pow|cbrt|hypot|random)\\(.*",
                "differs in the last bit between JVMs: use StrictMath or FastMath"),
        RANDOM_GENERATORS(
                "java.util.(random\\..*|Random|SplittableRandom|UUID)|.*ThreadLocalRandom.*",
                "draws come from engine.random, by seed and name"),
        SELF_SEEDED_DISTRIBUTIONS(
                "org.apache.commons.math3.distribution.*<init>\\((?!org.apache.commons.math3.random.RandomGenerator).*",
                "seeds itself from the clock: pass null as the generator"),
        THE_SYSTEM("java.lang.System\\.(?!arraycopy\\().*", "the machine is outside of the model"),
        CLOCKS(
                "java.time.(?!Duration).*|java.util.(Date|Calendar|TimeZone|Timer)",
                "the only time is that of the Simulation"),
        THREADS(
                "java.lang.(Thread|ThreadLocal|Runtime(?!Exception)|Process).*|java.util.concurrent.(?!TimeUnit).*|.*\\.parallel(Stream)?\\(\\)",
                "a run is one thread; runs are parallel, not their insides"),
        FILES_AND_LOGS(
                "java.(io.(?!Serializable)|net\\.|nio\\.|sql\\.).*|java.util.(Scanner|Properties|logging.*)|org.slf4j.*",
                "the core reads and writes nothing"),
        HASH_ORDER(
                "java.util.(HashMap|HashSet|Hashtable|IdentityHashMap|WeakHashMap)",
                "iterates in the order of hash codes: use a list, an EnumMap, a TreeMap or a LinkedHashMap"),
        SALTED_ORDER(
                "java.util.(Map|Set).(of|ofEntries|copyOf)\\(.*",
                "iterates in another order at each start of the JVM: use a list, an EnumMap or a LinkedHashMap"),
        UNORDERED_COLLECTORS(
                "java.util.stream.Collectors.(to(Unmodifiable)?(Set|Map)|groupingBy)\\((?!.*Supplier).*",
                "collects into a HashMap or HashSet: name the collection"),
        DEFAULT_LOCALE(
                "java.text.*|java.util.Formatter.*|java.util.Locale.getDefault.*"
                        + "|java.lang.String.(format(ted)?|to(Lower|Upper)Case)\\((?!java.util.Locale).*",
                "depends on the machine's language: pass Locale.ROOT");

        private final String pattern;
        private final String reason;

        Ban(String pattern, String reason) {
            this.pattern = pattern;
            this.reason = reason;
        }

        private Stream<String> violationsIn(JavaClass any) {
            Stream<String> types = any.getDirectDependenciesFromSelf().stream()
                    .filter(dependency -> dependency.getTargetClass().getName().matches(pattern))
                    .map(HasDescription::getDescription);
            Stream<String> members = any.getAccessesFromSelf().stream()
                    .filter(access -> access.getTarget().getFullName().matches(pattern))
                    .map(HasDescription::getDescription);
            return Stream.concat(types, members);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theCoreUsesNone(Ban ban) {
        assertThat(CORE.stream().flatMap(ban::violationsIn)).as(ban.reason).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void eachBanFindsItsExamples(Ban ban) {
        JavaClass examples = new ClassFileImporter().importClass(Forbidden.class);
        List<String> found = ban.violationsIn(examples).toList();
        assertThat(examples.getMethods().stream()
                        .map(method -> method.getName())
                        .filter(name -> name.startsWith(ban.name())))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(found).anyMatch(line -> line.contains("." + name + "(")));
    }

    @Test
    void noStateIsSharedBetweenRuns() {
        assertThat(CORE.stream()
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                        .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL))
                        .map(JavaField::getFullName))
                .isEmpty();
    }
}
