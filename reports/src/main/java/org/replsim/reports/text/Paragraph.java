package org.replsim.reports.text;

import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/** Text broken into lines. */
final class Paragraph {

    private Paragraph() {}

    /** Lines of at most so many characters, broken at blanks; the second and later lines begin with an indent. */
    static List<String> wrap(String text, int width, String indent) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (StringTokenizer words = new StringTokenizer(text); words.hasMoreTokens(); ) {
            String word = words.nextToken();
            boolean fresh = line.toString().isBlank();
            if (!fresh && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line = new StringBuilder(indent);
                fresh = true;
            }
            line.append(fresh ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
