package org.replsim.admin.show;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A pattern of LIKE: {@code %} for any letters, {@code _} for one, a backslash before one that is meant; case is ignored. */
public final class LikePattern {

    /** Everything. */
    static final LikePattern ALL = new LikePattern("%");

    private final String pattern;

    /** @param pattern as it was written */
    public LikePattern(String pattern) {
        this.pattern = pattern.toLowerCase(Locale.ROOT);
    }

    /** Whether a text fits; NULL fits nothing but {@code %}. */
    public boolean matches(@Nullable String text) {
        return text == null ? pattern.equals("%") : matches(0, text.toLowerCase(Locale.ROOT), 0);
    }

    private boolean matches(int from, String text, int at) {
        int p = from;
        int t = at;
        while (p < pattern.length()) {
            char next = pattern.charAt(p++);
            if (next == '%') {
                return matchesRest(p, text, t);
            }
            if (next == '\\' && p < pattern.length()) {
                next = pattern.charAt(p++);
            } else if (next == '_') {
                next = t < text.length() ? text.charAt(t) : next;
            }
            if (t == text.length() || text.charAt(t) != next) {
                return false;
            }
            t++;
        }
        return t == text.length();
    }

    private boolean matchesRest(int p, String text, int from) {
        for (int t = from; t <= text.length(); t++) {
            if (matches(p, text, t)) {
                return true;
            }
        }
        return false;
    }
}
