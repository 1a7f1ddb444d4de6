package org.replsim.scenario.document;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.replsim.fault.Fault;
import org.replsim.scenario.field.ChoiceType;
import org.replsim.scenario.field.Field;
import org.replsim.scenario.field.FieldType;
import org.replsim.scenario.field.SectionType;
import org.replsim.scenario.field.Shape;
import org.replsim.scenario.field.Values;

/**
 * A kind of fault: how a timeline writes it, and what it becomes.
 *
 * @param key the field of a timeline entry that says it
 * @param record what it becomes
 * @param argument what stands behind the key
 * @param doc what it is, without a full stop
 * @param bind from an entry that has the key to the fault
 */
record FaultKind(
        String key,
        Class<? extends Fault> record,
        FieldType argument,
        String doc,
        BiFunction<Values, Names, Fault> bind) {

    /** All of them. */
    static final List<FaultKind> ALL = Stream.of(ServerFaults.KINDS, HostFaults.KINDS, NetworkFaults.KINDS)
            .flatMap(List::stream)
            .toList();

    /** What can happen, as fields of which an entry has one. */
    static final List<Field> FIELDS = Stream.concat(
                    ALL.stream()
                            .map(kind -> Field.optional(kind.key, kind.argument, kind.doc)
                                    .in(kind.key)),
                    NetworkFaults.OPTIONS.stream())
            .toList();

    /** A fault alone, as it is written in one line. */
    static final SectionType ALONE = new SectionType(new Shape("fault", "A fault.", FIELDS, true));

    static FaultKind of(
            String key,
            Class<? extends Fault> record,
            FieldType argument,
            String doc,
            BiFunction<Values, Names, Fault> bind) {
        return new FaultKind(key, record, argument, doc, bind);
    }

    /**
     * The fault that an entry says.
     *
     * @throws org.replsim.scenario.problem.ScenarioProblem for an unknown name
     */
    static Fault bind(Values entry, Names names) {
        return ALL.stream()
                .filter(kind -> entry.has(kind.key))
                .findFirst()
                .orElseThrow(() -> entry.problem("at", "nothing happens at this time"))
                .bind
                .apply(entry, names);
    }

    /** One of the words of an enum. */
    static <E extends Enum<E>> ChoiceType choice(String noun, Class<E> type) {
        return new ChoiceType(
                noun,
                Arrays.stream(type.getEnumConstants())
                        .map(word -> word.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    /** The constant that a word stands for. */
    static <E extends Enum<E>> E word(Class<E> type, String text) {
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    }
}
