package org.replsim.reports.client;

import java.lang.Character.UnicodeScript;
import org.jspecify.annotations.Nullable;

/** A cell's text and how much room it takes on a screen. */
final class Cell {

    private Cell() {}

    static String text(@Nullable String value) {
        return value == null ? "NULL" : value;
    }

    /** Columns of a screen: letters of East Asia take two, marks on other letters none. */
    static int width(String text) {
        return text.codePoints().map(Cell::width).sum();
    }

    static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - width(text))) + text;
    }

    private static int width(int letter) {
        int type = Character.getType(letter);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isFullWidth(letter) ? 2 : 1;
    }

    private static boolean isFullWidth(int letter) {
        boolean wideForms = (letter >= 0x3000 && letter <= 0x303f) || (letter >= 0xff01 && letter <= 0xff60);
        return wideForms
                || switch (UnicodeScript.of(letter)) {
                    case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> true;
                    default -> false;
                };
    }
}
