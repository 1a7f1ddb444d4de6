package org.replsim.admin.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Programs about files and directories as a whole. */
final class FileVerbs {

    private static final int BLOCK = 4096;

    private FileVerbs() {}

    static void addTo(SortedMap<String, Verb> all) {
        all.put("ls", process -> list(process, false));
        all.put("ll", process -> list(process, true));
        all.put("cd", FileVerbs::changeDirectory);
        all.put("pwd", process -> process.line(process.shell().directory()).exit(0));
        all.put("mkdir", FileVerbs::makeDirectories);
        all.put("touch", FileVerbs::touch);
        all.put("cp", process -> copy(process, false));
        all.put("mv", process -> copy(process, true));
        all.put("rm", FileVerbs::remove);
        all.put("chown", process -> process.exit(0));
        all.put("chmod", process -> process.exit(0));
    }

    private static void changeDirectory(Process process) {
        String wanted = process.arguments().isEmpty()
                ? HostFiles.HOME
                : process.arguments().get(0);
        String path = process.shell().path(wanted);
        if (process.files().isDirectory(path)) {
            process.shell().directory(path);
            process.exit(0);
        } else {
            boolean file = process.files().isFile(path);
            process.fail(1, "-bash: cd: " + wanted + (file ? ": Not a directory" : ": No such file or directory"));
        }
    }

    private static void list(Process process, boolean asLong) {
        Arguments arguments = new Arguments(process.arguments(), "", "");
        boolean details = asLong || arguments.has("l");
        List<String> places = arguments.others().isEmpty() ? List.of(".") : arguments.others();
        int exit = 0;
        for (String place : places) {
            String path = process.shell().path(place);
            Optional<FileEntry> entry = process.files().find(path);
            if (entry.isEmpty()) {
                process.error("ls: cannot access " + place + ": No such file or directory");
                exit = 2;
            } else if (entry.get().directory() && !arguments.has("d")) {
                if (places.size() > 1) {
                    process.line(place + ":");
                }
                lines(process, process.files().list(path), details, true);
            } else {
                lines(process, List.of(entry.get()), details, false);
            }
        }
        process.exit(exit);
    }

    private static void lines(Process process, List<FileEntry> entries, boolean details, boolean total) {
        if (!details) {
            entries.forEach(entry -> process.line(entry.name()));
            return;
        }
        long blocks = 0;
        int width = 1;
        int owner = 1;
        for (FileEntry entry : entries) {
            blocks += (entry.bytes() + BLOCK - 1) / BLOCK * (BLOCK / 1024);
            width = Math.max(width, String.valueOf(entry.bytes()).length());
            owner = Math.max(owner, entry.owner().length());
        }
        if (total) {
            process.line("total " + blocks);
        }
        for (FileEntry entry : entries) {
            String size = String.valueOf(entry.bytes());
            String name = entry.owner() + " ".repeat(owner - entry.owner().length());
            process.line(entry.mode() + ". " + (entry.directory() ? 2 : 1) + " " + name + " " + name + " "
                    + " ".repeat(width - size.length()) + size + " " + Dates.listed(entry.seconds()) + " "
                    + entry.name());
        }
    }

    private static void makeDirectories(Process process) {
        Arguments arguments = new Arguments(process.arguments(), "m", "");
        HostFiles files = process.files();
        for (String place : arguments.others()) {
            String path = process.shell().path(place);
            boolean there = files.find(path).isPresent();
            if (there && !arguments.has("p")) {
                process.fail(1, "mkdir: cannot create directory ‘" + place + "’: File exists");
                return;
            }
            if (!arguments.has("p") && !files.isDirectory(files.parent(path))) {
                process.fail(1, "mkdir: cannot create directory ‘" + place + "’: No such file or directory");
                return;
            }
            for (String each = path; !there && files.find(each).isEmpty(); each = files.parent(each)) {
                files.makeDirectory(each);
            }
        }
        process.exit(0);
    }

    private static void touch(Process process) {
        for (String place : new Arguments(process.arguments(), "", "").others()) {
            String path = process.shell().path(place);
            if (process.files().find(path).isEmpty()) {
                process.files().write(path, "");
            }
        }
        process.exit(0);
    }

    private static void copy(Process process, boolean move) {
        String program = move ? "mv" : "cp";
        List<String> places = new Arguments(process.arguments(), "", "").others();
        if (places.size() < 2) {
            process.fail(1, program + ": missing destination file operand");
            return;
        }
        HostFiles files = process.files();
        String target = process.shell().path(places.get(places.size() - 1));
        boolean into = files.isDirectory(target);
        if (!into && (places.size() > 2 || !files.isDirectory(files.parent(target)))) {
            process.fail(1, program + ": target ‘" + places.get(places.size() - 1) + "’ is not a directory");
            return;
        }
        int exit = 0;
        for (String place : places.subList(0, places.size() - 1)) {
            String path = process.shell().path(place);
            Optional<FileEntry> entry = files.find(path);
            if (entry.isEmpty() || entry.get().directory()) {
                process.error(program
                        + (entry.isEmpty()
                                ? ": cannot stat ‘" + place + "’: No such file or directory"
                                : ": directory ‘" + place + "’ not copied: only files are"));
                exit = 1;
            } else {
                files.write(into ? HostFiles.absolute(target, entry.get().name()) : target, files.read(path));
                if (move && !files.remove(path)) {
                    process.error(notRemoved(place));
                    exit = 1;
                }
            }
        }
        process.exit(exit);
    }

    private static void remove(Process process) {
        Arguments arguments = new Arguments(process.arguments(), "", "");
        int exit = 0;
        for (String place : arguments.others()) {
            String path = process.shell().path(place);
            Optional<FileEntry> entry = process.files().find(path);
            if (entry.isEmpty()) {
                if (!arguments.has("f")) {
                    process.error("rm: cannot remove ‘" + place + "’: No such file or directory");
                    exit = 1;
                }
            } else if (entry.get().directory() && !arguments.has("r", "R")) {
                process.error("rm: cannot remove ‘" + place + "’: Is a directory");
                exit = 1;
            } else {
                exit = Math.max(exit, removeAll(process, path));
            }
        }
        process.exit(exit);
    }

    private static int removeAll(Process process, String path) {
        int exit = 0;
        List<FileEntry> entries = new ArrayList<>(process.files().all());
        for (int i = entries.size() - 1; i >= 0; i--) {
            FileEntry entry = entries.get(i);
            boolean inside = entry.path().startsWith(path + "/") || entry.path().equals(path);
            if (inside && !process.files().remove(entry.path()) && !entry.directory()) {
                process.error(notRemoved(entry.path()));
                exit = 1;
            }
        }
        return exit;
    }

    private static String notRemoved(String path) {
        return "rm: cannot remove ‘" + path + "’: the model has no server without this file; it stays";
    }
}
