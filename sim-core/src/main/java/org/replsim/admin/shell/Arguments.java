package org.replsim.admin.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The words behind a program's name, read as options and others. */
final class Arguments {

    private final Map<String, String> options = new LinkedHashMap<>();
    private final List<String> others = new ArrayList<>();

    /**
     * @param withValue the letters of short options that have a value, behind them or in the next word
     * @param attached the letters of short options whose value, if any, must be attached, such as {@code -pSECRET}
     */
    Arguments(List<String> words, String withValue, String attached) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.startsWith("--") && word.length() > 2) {
                int equals = word.indexOf('=');
                options.put(
                        equals < 0 ? word.substring(2) : word.substring(2, equals),
                        equals < 0 ? "" : word.substring(equals + 1));
            } else if (word.startsWith("-") && word.length() > 1) {
                i += letters(word, withValue, attached, i + 1 < words.size() ? words.get(i + 1) : null);
            } else {
                others.add(word);
            }
        }
    }

    private int letters(
            String word, String withValue, String attached, @org.jspecify.annotations.Nullable String next) {
        for (int i = 1; i < word.length(); i++) {
            String letter = word.substring(i, i + 1);
            String rest = word.substring(i + 1);
            if (attached.contains(letter)) {
                options.put(letter, rest);
                return 0;
            }
            if (withValue.contains(letter)) {
                boolean missing = rest.isEmpty() && next == null;
                options.put(
                        missing ? "missing" : letter, missing ? letter : rest.isEmpty() && next != null ? next : rest);
                return rest.isEmpty() && next != null ? 1 : 0;
            }
            options.put(letter, "");
        }
        return 0;
    }

    /** Whether any of these options was given. */
    boolean has(String... names) {
        for (String name : names) {
            if (options.containsKey(name)) {
                return true;
            }
        }
        return false;
    }

    /** The value of the first of these options that was given, or the default. */
    String value(String standard, String... names) {
        for (String name : names) {
            String value = options.get(name);
            if (value != null) {
                return value;
            }
        }
        return standard;
    }

    /** The words that are no options. */
    List<String> others() {
        return others;
    }
}
