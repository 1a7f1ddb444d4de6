package org.replsim.server;

/** The values of a server's variables. Numbers are in the variable's own unit, see {@link VariableType}. */
public final class ServerVariables {

    private final long[] numbers;
    private final String[] texts;

    /** All defaults. */
    public ServerVariables() {
        ServerVariable[] all = ServerVariable.values();
        numbers = new long[all.length];
        texts = new String[all.length];
        for (ServerVariable variable : all) {
            texts[variable.ordinal()] = variable.defaultText();
            numbers[variable.ordinal()] = variable.defaultNumber();
        }
    }

    private ServerVariables(ServerVariables other) {
        numbers = other.numbers.clone();
        texts = other.texts.clone();
    }

    /** An independent copy. */
    public ServerVariables copy() {
        return new ServerVariables(this);
    }

    /** The number of a variable. */
    public long number(ServerVariable variable) {
        return numbers[variable.ordinal()];
    }

    /** Whether a {@link VariableType#FLAG} is ON. */
    public boolean flag(ServerVariable variable) {
        return numbers[variable.ordinal()] != 0;
    }

    /** The text of a {@link VariableType#NAME}. */
    public String text(ServerVariable variable) {
        return texts[variable.ordinal()];
    }

    /** A variable that counts seconds, milliseconds or microseconds, in nanoseconds. */
    public long nanos(ServerVariable variable) {
        long unit = switch (variable.type()) {
            case SECONDS -> 1_000_000_000L;
            case MILLISECONDS -> 1_000_000L;
            case MICROSECONDS -> 1_000L;
            default -> throw new IllegalArgumentException(variable.variableName() + " is not a time");
        };
        long number = number(variable);
        return number > Long.MAX_VALUE / 4 / unit ? Long.MAX_VALUE / 4 : number * unit;
    }

    /** Changes a number; it must be within the variable's range. */
    public ServerVariables set(ServerVariable variable, long number) {
        if (variable.type() == VariableType.NAME || number < variable.min() || number > variable.max()) {
            throw new IllegalArgumentException(variable.variableName() + " must be " + variable.min() + " to "
                    + variable.max() + ", not " + number);
        }
        numbers[variable.ordinal()] = number;
        return this;
    }

    /** Changes the text of a {@link VariableType#NAME}. */
    public ServerVariables set(ServerVariable variable, String text) {
        if (variable.type() != VariableType.NAME) {
            throw new IllegalArgumentException(variable.variableName() + " is not a name");
        }
        texts[variable.ordinal()] = text;
        return this;
    }
}
