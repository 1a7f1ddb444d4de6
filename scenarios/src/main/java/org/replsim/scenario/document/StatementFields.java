package org.replsim.scenario.document;

import java.util.List;
import java.util.stream.Stream;
import org.replsim.scenario.field.EitherType;
import org.replsim.scenario.field.Field;
import org.replsim.scenario.field.FieldType;
import org.replsim.scenario.field.ListType;
import org.replsim.scenario.field.TextType;

/** The fields of a timeline entry that sends statements to a server. */
final class StatementFields {

    private StatementFields() {}

    static Stream<Field> all() {
        FieldType statements = new EitherType(
                TextType.PROSE,
                ListType.of("statement", TextType.PROSE),
                EitherType.Form.LIST,
                (one, written) -> List.of(one));
        return Stream.of(
                        Field.optional(
                                ScriptBinder.SQL,
                                statements,
                                "a statement, or a list of statements that are sent one after the other"),
                        Field.optional("on", TextType.NAME, "the server that the statements are sent to"),
                        Field.optional(
                                "session",
                                TextType.NAME,
                                "the connection they are sent through, each name one of its own; without it: one for the"
                                        + " server. While it waits for an answer, what it is given to send waits too"),
                        Field.optional("name", TextType.NAME, "by which expectations know the statements"))
                .map(field -> field.in(ScriptBinder.SQL));
    }
}
