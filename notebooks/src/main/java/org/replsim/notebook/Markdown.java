package org.replsim.notebook;

/**
 * Words with emphasis.
 *
 * @param markdown the words
 */
public record Markdown(String markdown) implements Shown {

    /** Takes plain text as it is: nothing in it has a meaning in Markdown, HTML or TeX. */
    static String escape(String text) {
        return text.replaceAll("[\\\\`*_{}\\[\\]<>#|$~&]", "\\\\$0").replace('\n', ' ');
    }

    @Override
    public String toString() {
        return markdown.replaceAll("\\\\([\\\\`*_{}\\[\\]<>#|$~&])", "$1");
    }
}
