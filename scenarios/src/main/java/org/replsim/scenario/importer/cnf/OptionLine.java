package org.replsim.scenario.importer.cnf;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.replsim.scenario.importer.Names;

/**
 * One option of an option file.
 *
 * @param file where it stands
 * @param line in the file, from 1
 * @param written its name as it is written
 * @param value without quotes and escapes; null if there is no {@code =}
 */
record OptionLine(
        String file, int line, String written, @Nullable String value) {

    /** {@code file:line}. */
    String place() {
        return file + ":" + line;
    }

    /** The name with underscores, in lower case. */
    String name() {
        return written.replace('-', '_').toLowerCase(Locale.ROOT);
    }

    /** The name without what marks an option that a server may lack. */
    String withoutLoose() {
        String name = name();
        return name.startsWith("loose_") ? name.substring("loose_".length()) : name;
    }

    /** The place and the name; not the value, which may be a password. */
    String shown() {
        return place() + ": " + Names.plain(written);
    }
}
