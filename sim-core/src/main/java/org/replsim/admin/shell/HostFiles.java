package org.replsim.admin.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/**
 * The files of a host: those that somebody wrote, and the live ones of its servers. Paths begin at the root and have no
 * slash at their end.
 */
final class HostFiles {

    /** Where a shell begins. */
    static final String HOME = "/root";

    private static final List<String> DIRECTORIES =
            List.of("/", HOME, "/etc", "/etc/sysconfig", "/opt", "/tmp", "/var", "/var/log", "/usr", "/dev");

    private record Stored(String text, long seconds) {}

    private final SortedMap<String, Stored> stored = new TreeMap<>();
    private final SortedMap<String, Long> directories = new TreeMap<>();
    private final List<LiveFiles> live = new ArrayList<>();
    private final LongSupplier clock;

    /**
     * @param clock the host's, seconds since 1970
     */
    HostFiles(LongSupplier clock) {
        this.clock = clock;
        DIRECTORIES.forEach(each -> directories.put(each, clock.getAsLong()));
    }

    void add(LiveFiles files) {
        live.add(files);
    }

    /** Everything there is, by path; an entry for each directory, though nobody made it. */
    List<FileEntry> all() {
        SortedMap<String, FileEntry> all = new TreeMap<>();
        directories.forEach((path, seconds) -> all.put(path, FileEntry.directory(path, "root", "drwxr-xr-x", seconds)));
        stored.forEach((path, file) -> all.put(
                path,
                new FileEntry(
                        path, false, "root", "-rw-r--r--", Contents.bytes(file.text()), file.seconds(), file::text)));
        live.forEach(files -> files.entries().forEach(entry -> all.put(entry.path(), entry)));
        for (FileEntry entry : List.copyOf(all.values())) {
            for (String above = parent(entry.path()); !all.containsKey(above); above = parent(above)) {
                all.put(above, FileEntry.directory(above, "root", "drwxr-xr-x", entry.seconds()));
            }
        }
        return List.copyOf(all.values());
    }

    /** A file or directory. */
    Optional<FileEntry> find(String path) {
        return all().stream().filter(entry -> entry.path().equals(path)).findFirst();
    }

    boolean isFile(String path) {
        return find(path).filter(entry -> !entry.directory()).isPresent();
    }

    boolean isDirectory(String path) {
        return find(path).filter(FileEntry::directory).isPresent();
    }

    /** What is directly in a directory, in the order of ls. */
    List<FileEntry> list(String directory) {
        return all().stream()
                .filter(entry ->
                        !entry.path().equals("/") && parent(entry.path()).equals(directory))
                .sorted(Comparator.comparing((FileEntry entry) -> entry.name().toLowerCase(Locale.ROOT))
                        .thenComparing(FileEntry::name))
                .toList();
    }

    /** What is in a file; empty if there is none. */
    String read(String path) {
        return find(path).map(entry -> entry.text().get()).orElse("");
    }

    /** Writes a file. */
    void write(String path, String text) {
        for (LiveFiles files : live) {
            if (files.write(path, text)) {
                return;
            }
        }
        stored.put(path, new Stored(text, clock.getAsLong()));
    }

    void makeDirectory(String path) {
        directories.putIfAbsent(path, clock.getAsLong());
    }

    /** Removes a file or an empty directory. Returns whether that was possible. */
    boolean remove(String path) {
        for (LiveFiles files : live) {
            if (files.remove(path)) {
                return true;
            }
        }
        return stored.remove(path) != null | directories.remove(path) != null;
    }

    /** The directory above. */
    String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }

    /** A path from the root, whatever was written. */
    static String absolute(String directory, String written) {
        String whole = written.startsWith("/") ? written : directory + "/" + written;
        List<String> steps = new ArrayList<>();
        for (String step : Arrays.asList(whole.split("/", -1))) {
            if (step.equals("..") && !steps.isEmpty()) {
                steps.remove(steps.size() - 1);
            } else if (!step.isEmpty() && !step.equals(".") && !step.equals("..")) {
                steps.add(step);
            }
        }
        return "/" + String.join("/", steps);
    }

    /** The names that a path may be completed to. */
    List<String> beginningWith(String path) {
        TreeSet<String> found = new TreeSet<>();
        for (FileEntry entry : all()) {
            if (entry.path().startsWith(path)) {
                found.add(entry.path() + (entry.directory() ? "/" : ""));
            }
        }
        return List.copyOf(found);
    }
}
