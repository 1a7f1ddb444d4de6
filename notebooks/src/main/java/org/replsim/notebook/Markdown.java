package org.replsim.notebook;

/**
 * Words for a notebook.
 *
 * @param markdown with emphasis
 * @param plain without
 */
public record Markdown(String markdown, String plain) implements Shown {

    /** Plain words. */
    public static Markdown of(String plain) {
        return new Markdown(escape(plain), plain);
    }

    /** Words of which nothing has a meaning in Markdown, HTML or TeX. */
    static String escape(String plain) {
        return plain.replaceAll("[\\\\`*_{}\\[\\]<>#|$~&]", "\\\\$0").replace('\n', ' ');
    }

    /** Both, one below the other. */
    Markdown above(Shown other) {
        return new Markdown(markdown + "\n\n" + other.markdown(), plain + "\n\n" + other);
    }

    @Override
    public String toString() {
        return plain;
    }
}
