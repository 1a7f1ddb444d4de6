package org.replsim.table.value;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Functions of texts. None of their arguments is NULL. */
final class TextFunctions {

    private static final List<String> NAMES = List.of(
            "concat",
            "concat_ws",
            "length",
            "octet_length",
            "char_length",
            "character_length",
            "upper",
            "ucase",
            "lower",
            "lcase",
            "reverse",
            "trim",
            "ltrim",
            "rtrim",
            "hex",
            "left",
            "right",
            "repeat",
            "replace",
            "substring",
            "substr",
            "mid",
            "lpad",
            "rpad",
            "instr",
            "locate",
            "strcmp",
            "space");

    private TextFunctions() {}

    static boolean exists(String name) {
        return NAMES.contains(name);
    }

    static @Nullable Object value(Evaluator evaluator, String name, List<Object> arguments) {
        if (!exists(name)) {
            return Functions.unknown(evaluator, name);
        }
        Functions.count(name, arguments, 1);
        List<String> texts = arguments.stream().map(Values::print).toList();
        String first = texts.get(0);
        return switch (name) {
            case "concat" -> String.join("", texts);
            case "concat_ws" -> String.join(first, texts.subList(1, texts.size()));
            case "length", "octet_length" -> (long) Utf8.length(first);
            case "char_length", "character_length" -> (long) first.codePointCount(0, first.length());
            case "upper", "ucase" -> first.toUpperCase(Locale.ROOT);
            case "lower", "lcase" -> first.toLowerCase(Locale.ROOT);
            case "reverse" -> new StringBuilder(first).reverse().toString();
            case "trim" -> first.strip();
            case "ltrim" -> first.stripLeading();
            case "rtrim" -> first.stripTrailing();
            case "space" -> " ".repeat(count(arguments.get(0)));
            case "hex" ->
                arguments.get(0) instanceof Long number
                        ? Long.toHexString(number).toUpperCase(Locale.ROOT)
                        : Utf8.hex(first);
            default -> ofSeveral(name, arguments, texts);
        };
    }

    private static Object ofSeveral(String name, List<Object> arguments, List<String> texts) {
        Functions.count(name, arguments, 2);
        String first = texts.get(0);
        String second = texts.get(1);
        return switch (name) {
            case "left" -> first.substring(0, Math.min(first.length(), count(arguments.get(1))));
            case "right" -> first.substring(Math.max(0, first.length() - count(arguments.get(1))));
            case "repeat" -> first.repeat(count(arguments.get(1)));
            case "instr" -> 1L + Values.collate(first).indexOf(Values.collate(second));
            case "locate" -> 1L + Values.collate(second).indexOf(Values.collate(first));
            case "strcmp" -> (long) Integer.signum(Values.compare(first, second));
            case "substring", "substr", "mid" -> {
                int most = arguments.size() > 2 ? count(arguments.get(2)) : first.length();
                yield substring(first, (int) Values.toLong(arguments.get(1)), most);
            }
            default -> {
                Functions.count(name, arguments, 3);
                yield name.equals("replace")
                        ? first.replace(second, texts.get(2))
                        : padded(first, count(arguments.get(1)), texts.get(2), name.equals("lpad"));
            }
        };
    }

    private static int count(Object value) {
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, Values.toLong(value)));
    }

    private static String substring(String text, int place, int most) {
        int start = place > 0 ? place - 1 : text.length() + place;
        if (place == 0 || start < 0 || start >= text.length()) {
            return "";
        }
        return text.substring(start, (int) Math.min(text.length(), (long) start + most));
    }

    private static String padded(String text, int length, String filler, boolean left) {
        if (text.length() >= length || filler.isEmpty()) {
            return text.substring(0, Math.min(length, text.length()));
        }
        int missing = length - text.length();
        String padding = filler.repeat(missing / filler.length() + 1).substring(0, missing);
        return left ? padding + text : text + padding;
    }
}
