package org.replsim.admin.shell;

import java.util.List;

/** Files that are not stored but made from the model each time somebody looks: those of a server. */
interface LiveFiles {

    /** All that are there now, with their directories. */
    List<FileEntry> entries();

    /** Overwrites a file, if that is possible. */
    boolean write(String path, String text);

    /** Removes a file, if that is possible. */
    boolean remove(String path);
}
