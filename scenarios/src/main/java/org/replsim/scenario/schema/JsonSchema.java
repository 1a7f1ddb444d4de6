package org.replsim.scenario.schema;

/** The JSON Schema (draft 2020-12) of scenario files, for editors. */
public final class JsonSchema {

    private JsonSchema() {}

    /** The text of the schema, ending with a line feed. */
    public static String text() {
        throw new UnsupportedOperationException();
    }
}
