package org.replsim.scenario.document;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.replsim.scenario.expect.AnswerCheck;
import org.replsim.scenario.expect.Check;
import org.replsim.scenario.expect.Gives;
import org.replsim.scenario.expect.StatementCheck;
import org.replsim.scenario.field.Dimension;
import org.replsim.scenario.field.EitherType;
import org.replsim.scenario.field.Field;
import org.replsim.scenario.field.FlagType;
import org.replsim.scenario.field.ListType;
import org.replsim.scenario.field.QuantityType;
import org.replsim.scenario.field.SectionType;
import org.replsim.scenario.field.Shape;
import org.replsim.scenario.field.TextType;
import org.replsim.scenario.field.Values;

/** The fields of expectations: about metrics, about answers of servers, about statements of the timeline. */
final class ExpectationShape {

    static final String THAT = "that";
    static final String ASK = "ask";
    static final String STATEMENT = "statement";
    static final String AT = "at";
    static final String ON = "on";
    private static final String GIVES = "gives";
    private static final String TAKES = "takes";
    private static final String ANSWERED = "answered";

    private static final SectionType SECTION = new SectionType(Shape.choosing(
            "expectation",
            "Something that must hold: of the metrics after the run, of what a server answers at an instant, or of a"
                    + " statement of the timeline.",
            Field.optional(THAT, TextType.PROSE, "an expression over metrics, such as lost_transactions == 0")
                    .in(THAT),
            Field.optional(
                            ASK,
                            TextType.PROSE,
                            "a statement that is sent from a fresh connection after everything else of its instant")
                    .in(ASK),
            Field.optional(ON, TextType.NAME, "the server that is asked").in(ASK),
            Field.optional(STATEMENT, TextType.NAME, "the name of a statement of the timeline")
                    .in(STATEMENT),
            Field.optional(TAKES, QuantityType.DURATION, "the time from sending it to its answer")
                    .in(STATEMENT),
            Field.of("within", QuantityType.DURATION, "1ms", "how far off that time may be")
                    .in(STATEMENT),
            Field.optional(ANSWERED, new FlagType(), "whether it is answered at an instant; see at")
                    .in(STATEMENT),
            Field.optional(AT, QuantityType.DURATION, "when it is asked, or when the statement is looked at"),
            Field.optional(GIVES, new GivesType(), "what must be answered"),
            Field.optional(
                    "variant", new NamesType(), "the variant, or list of variants, it is about; without it: all"),
            Field.optional("because", TextType.PROSE, "why it should hold")));

    /** The expectations of a scenario. */
    static final ListType LIST = ListType.of(
            "expectation", new EitherType(TextType.PROSE, SECTION, EitherType.Form.MAPPING, (that, written) -> that));

    private ExpectationShape() {}

    /**
     * What an expectation says of statements; null if it is about metrics.
     *
     * @param number its place among the expectations
     * @throws org.replsim.scenario.problem.ScenarioProblem if its fields do not go together
     */
    static @Nullable Check check(Values values, int number) {
        if (values.has(ASK)) {
            needs(values, ASK, List.of(ON, AT, GIVES));
            Gives gives = values.value(GIVES, Gives.class);
            String text = "at " + Dimension.TIME.write(values.whole(AT)) + " on " + values.text(ON) + ": "
                    + values.text(ASK).strip() + " gives " + gives.text();
            return new AnswerCheck(number, text, gives);
        }
        if (values.has(STATEMENT)) {
            return statement(values);
        }
        for (String field : List.of(AT, GIVES)) {
            if (values.has(field)) {
                throw values.problem(field, "goes with \"ask\" or \"statement\"; remove it");
            }
        }
        return null;
    }

    private static StatementCheck statement(Values values) {
        if (values.has(ANSWERED) != values.has(AT)) {
            throw values.problem(
                    values.has(AT) ? AT : ANSWERED, "\"answered\" and \"at\" go together: {answered: no, at: 3s}");
        }
        if (!values.has(TAKES) && !values.has(GIVES) && !values.has(ANSWERED)) {
            throw values.problem(STATEMENT, "says nothing about the statement; write takes, gives, or answered and at");
        }
        List<String> words = new ArrayList<>();
        StatementCheck.Duration duration = null;
        StatementCheck.Standing standing = null;
        Gives gives = values.has(GIVES) ? values.value(GIVES, Gives.class) : null;
        if (values.has(TAKES)) {
            duration = new StatementCheck.Duration(values.whole(TAKES), values.whole("within"));
            words.add("takes " + Dimension.TIME.write(duration.nanos()) + " within "
                    + Dimension.TIME.write(duration.withinNanos()));
        }
        if (values.has(ANSWERED)) {
            standing = new StatementCheck.Standing(values.whole(AT), values.flag(ANSWERED));
            words.add((standing.answered() ? "is" : "is not") + " answered at "
                    + Dimension.TIME.write(standing.atNanos()));
        }
        if (gives != null) {
            words.add("gives " + gives.text());
        }
        String name = values.text(STATEMENT);
        return new StatementCheck(
                name, "statement " + name + " " + String.join(", ", words), duration, gives, standing);
    }

    private static void needs(Values values, String what, List<String> fields) {
        for (String field : fields) {
            if (!values.has(field)) {
                throw values.problem(
                        what, "\"" + field + "\" is missing; write {at: 4s, on: db1, ask: ..., gives: ...}");
            }
        }
    }
}
