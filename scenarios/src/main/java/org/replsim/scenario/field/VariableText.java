package org.replsim.scenario.field;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.replsim.scenario.problem.Spelling;
import org.replsim.scenario.yaml.Node;
import org.replsim.server.ServerVariable;
import org.replsim.server.VariableType;

/**
 * Server variables as text: as {@code my.cnf} writes them ({@code 1G}, {@code ON}, {@code 10000} in the variable's own unit),
 * or with the units of scenario files ({@code 10s}, {@code 1GiB}).
 */
public final class VariableText {

    private static final Pattern SERVER_NUMBER = Pattern.compile("([0-9]{1,19})([KMGTkmgt]?)");
    private static final Map<String, Long> SUFFIXES =
            Map.of("", 1L, "k", 1L << 10, "m", 1L << 20, "g", 1L << 30, "t", 1L << 40);
    private static final Pattern BASE_NAME = Pattern.compile("[A-Za-z0-9_./-]{1,64}");
    private static final Pattern SKIP_ERRORS = Pattern.compile("(?i)off|all|[0-9]{1,5}( *, *[0-9]{1,5}){0,99}");
    private static final String DEFAULT_LOG = "mysql-bin";

    private VariableText() {}

    /**
     * The number of a variable that is not a name.
     *
     * @throws org.replsim.scenario.problem.ScenarioProblem if it is none
     */
    public static long number(ServerVariable variable, Node node) {
        String text = text(variable, node);
        long number = switch (variable.type()) {
            case FLAG -> new FlagType().parse(node) ? 1 : 0;
            case CHOICE -> choice(variable, node, text);
            case SECONDS, MILLISECONDS, MICROSECONDS -> time(variable, node, text);
            case BYTES, COUNT -> amount(variable, node, text);
            case NAME -> throw new IllegalArgumentException(variable.variableName() + " is a name");
        };
        if (number < variable.min() || number > variable.max()) {
            throw node.problem(variable.variableName() + " = " + text + " is out of range; the server allows "
                    + variable.min() + " to " + variable.max());
        }
        return number;
    }

    private static String text(ServerVariable variable, Node node) {
        if (node instanceof Node.Scalar scalar && !scalar.isNull()) {
            return scalar.text().strip();
        }
        throw node.problem(variable.variableName() + " needs " + expected(variable) + ", not " + node.kind());
    }

    private static long choice(ServerVariable variable, Node node, String text) {
        List<String> words = variable.choices();
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).equalsIgnoreCase(text) || text.equals("" + i)) {
                return i;
            }
        }
        throw node.problem(variable.variableName() + " cannot be \"" + text + "\"; " + Spelling.remedy(text, words));
    }

    private static long time(ServerVariable variable, Node node, String text) {
        if (SERVER_NUMBER.matcher(text).matches()) {
            return amount(variable, node, text);
        }
        BigDecimal nanos = Quantity.parse(node, Dimension.TIME);
        BigDecimal[] parts = nanos.divideAndRemainder(BigDecimal.valueOf(nanosOf(variable.type())));
        if (parts[1].signum() != 0 || parts[0].abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw node.problem("the server counts " + variable.variableName() + " in whole " + unit(variable.type())
                    + "; " + text + " is not");
        }
        return parts[0].longValueExact();
    }

    private static long amount(ServerVariable variable, Node node, String text) {
        Matcher matcher = SERVER_NUMBER.matcher(text);
        if (matcher.matches()) {
            BigDecimal number = new BigDecimal(matcher.group(1))
                    .multiply(BigDecimal.valueOf(
                            SUFFIXES.getOrDefault(matcher.group(2).toLowerCase(Locale.ROOT), 1L)));
            return number.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValueExact();
        }
        if (variable.type() == VariableType.BYTES) {
            return Quantity.parse(node, Dimension.BYTES)
                    .min(BigDecimal.valueOf(Long.MAX_VALUE))
                    .longValue();
        }
        throw node.problem(variable.variableName() + " needs " + expected(variable) + ", not \"" + text + "\"");
    }

    /** The text of a name; ON and OFF switch a log on under its usual name, or off. */
    public static String name(ServerVariable variable, Node node) {
        String text = text(variable, node);
        if (variable == ServerVariable.LOG_BIN) {
            switch (text.toLowerCase(Locale.ROOT)) {
                case "on", "1", "true" -> {
                    return DEFAULT_LOG;
                }
                case "off", "0", "false" -> {
                    return "";
                }
                default -> {}
            }
        }
        Pattern pattern = variable == ServerVariable.SLAVE_SKIP_ERRORS ? SKIP_ERRORS : BASE_NAME;
        if (!pattern.matcher(text).matches()) {
            throw node.problem(variable.variableName() + " needs " + expected(variable) + ", not \"" + text + "\"");
        }
        return text;
    }

    /** What must be written for a variable. */
    public static String expected(ServerVariable variable) {
        return switch (variable.type()) {
            case FLAG -> "ON or OFF";
            case COUNT -> "a whole number";
            case BYTES -> "a size such as 1G or 16MiB";
            case SECONDS, MILLISECONDS, MICROSECONDS ->
                "a number of " + unit(variable.type()) + ", or a duration such as 10s";
            case CHOICE -> "one of " + String.join(", ", variable.choices());
            case NAME ->
                variable == ServerVariable.SLAVE_SKIP_ERRORS
                        ? "OFF, all, or numbers of errors with commas between"
                        : "the base name of a file, such as mysql-bin";
        };
    }

    /** A value as SHOW VARIABLES writes it. */
    public static String show(ServerVariable variable, long number, String text) {
        return switch (variable.type()) {
            case FLAG -> number != 0 ? "ON" : "OFF";
            case CHOICE -> variable.choices().get((int) number);
            case NAME -> text.isEmpty() && variable == ServerVariable.LOG_BIN ? "OFF" : text;
            default -> Long.toString(number);
        };
    }

    private static long nanosOf(VariableType type) {
        return type == VariableType.SECONDS ? 1_000_000_000L : type == VariableType.MILLISECONDS ? 1_000_000L : 1_000L;
    }

    private static String unit(VariableType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
