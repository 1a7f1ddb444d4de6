package org.replsim.scenario.importer.cnf;

/** How a line of an option file is taken apart: comments, quotes, escapes. */
final class OptionText {

    private static final String ESCAPED = "ntrbs\"'\\";
    private static final String MEANT = "\n\t\r\b \"'\\";

    private OptionText() {}

    /** A line up to an unquoted {@code #}, which ends it wherever it stands. */
    static String withoutComment(String line) {
        char quote = 0;
        boolean escape = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if ((c == '\'' || c == '"') && !escape) {
                quote = quote == 0 ? c : quote == c ? 0 : quote;
            }
            if (quote == 0 && c == '#') {
                return line.substring(0, i);
            }
            escape = quote != 0 && c == '\\' && !escape;
        }
        return line;
    }

    /** A value without the quotes around it and with its escapes replaced; others keep their backslash. */
    static String value(String raw) {
        String text = raw.strip();
        int last = text.length() - 1;
        if (last > 0 && "'\"".indexOf(text.charAt(0)) >= 0 && text.charAt(last) == text.charAt(0)) {
            text = text.substring(1, last);
        }
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            int place = text.charAt(i) == '\\' && i + 1 < text.length() ? ESCAPED.indexOf(text.charAt(i + 1)) : -1;
            value.append(place < 0 ? text.charAt(i) : MEANT.charAt(place));
            i += place < 0 ? 0 : 1;
        }
        return value.toString();
    }
}
