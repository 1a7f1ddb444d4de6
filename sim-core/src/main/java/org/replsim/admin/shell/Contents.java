package org.replsim.admin.shell;

import org.replsim.table.value.Utf8;

/**
 * What files hold, as texts. A compressed file is the text behind a mark, a log file its readable form behind another one
 * with its size, so that both can be copied and piped like all others.
 */
final class Contents {

    private static final String GZIP = "\u001f\u008b";
    private static final String LOG = "\u00febin";

    /** What gzip makes of SQL: a quarter; a usual figure, not measured. */
    private static final int GZIP_RATIO = 4;

    private static final int GZIP_HEAD = 30;

    private Contents() {}

    /** The size of a file. */
    static long bytes(String content) {
        if (content.startsWith(LOG)) {
            return Long.parseLong(content.substring(LOG.length(), content.indexOf('\n')));
        }
        if (content.startsWith(GZIP)) {
            return GZIP_HEAD + bytes(content.substring(GZIP.length())) / GZIP_RATIO;
        }
        return Utf8.length(content);
    }

    static String compressed(String content) {
        return GZIP + content;
    }

    static boolean isCompressed(String content) {
        return content.startsWith(GZIP);
    }

    static String expanded(String content) {
        return content.substring(GZIP.length());
    }

    /** A log file. */
    static String log(long bytes, String readable) {
        return LOG + bytes + "\n" + readable;
    }

    static boolean isLog(String content) {
        return content.startsWith(LOG);
    }

    /** The readable form of a log file. */
    static String readable(String content) {
        return content.substring(content.indexOf('\n') + 1);
    }
}
