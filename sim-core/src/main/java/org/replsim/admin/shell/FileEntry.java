package org.replsim.admin.shell;

import java.util.function.Supplier;

/**
 * A file or directory of a host.
 *
 * @param path from the root, without a slash at its end
 * @param directory whether it is one
 * @param owner such as root or mysql
 * @param mode such as {@code -rw-rw----}
 * @param bytes its size
 * @param seconds when it was changed, since 1970 by the host's clock
 * @param text what is in it
 */
record FileEntry(
        String path, boolean directory, String owner, String mode, long bytes, long seconds, Supplier<String> text) {

    static FileEntry directory(String path, String owner, String mode, long seconds) {
        return new FileEntry(path, true, owner, mode, 4096, seconds, () -> "");
    }

    /** Its name without directories. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
