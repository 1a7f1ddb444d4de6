package org.replsim.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A source tree with the real launcher, and scripts in the place of Java and Maven that only say what was asked. */
final class StubbedTree {

    /** How a launcher ended. */
    record Outcome(int exitCode, String out, String err) {}

    /** What the launcher may use beside Java and Maven. */
    private static final List<String> TOOLS =
            List.of("cat date dirname find head mkdir mv readlink rm sed sleep tail touch".split(" "));

    final Path home;
    private final Path jdk;
    private final Path maven;
    private final Path tools;

    StubbedTree(Path directory) throws IOException {
        home = Files.createDirectories(directory.resolve("a tree"));
        jdk = Files.createDirectories(directory.resolve("jdk"));
        maven = Files.createDirectories(directory.resolve("maven"));
        tools = Files.createDirectories(directory.resolve("tools"));
        Files.copy(Path.of("../replsim"), home.resolve("replsim"), StandardCopyOption.COPY_ATTRIBUTES);
        for (String source : List.of(
                "pom.xml", "sim-core/src/main/A.java", "scenarios/library/a.yaml", "reports/pom.xml", "lab/pom.xml")) {
            write(home.resolve(source), "");
        }
        for (String tool : TOOLS) {
            Path real = Path.of("/usr/bin", tool);
            script(tools.resolve(tool), "exec " + (Files.exists(real) ? real : "/bin/" + tool) + " \"$@\"");
        }
        javaVersion("17.0.1+2");
        mavenVersion("3.8.7");
    }

    /** A JDK whose java, when it runs the program, prints its arguments and exits with 7. */
    void javaVersion(String version) throws IOException {
        write(jdk.resolve("release"), "JAVA_RUNTIME_VERSION=\"" + version + "\"\n");
        script(jdk.resolve("bin/javac"), "");
        script(jdk.resolve("bin/java"), """
                for last; do :; done
                case "$*" in
                    *-Xshare:dump*) for a; do case $a in -XX:SharedArchiveFile=*) echo x >"${a#*=}" ;; esac; done ;;
                    *-XX:DumpLoadedClassList*) ;;
                    *) echo "ran $last, LC_ALL=${LC_ALL:-}: $*"; exit 7 ;;
                esac
                """);
    }

    /** A Maven whose build leaves a jar behind and a line in the file {@code builds}. */
    void mavenVersion(String version) throws IOException {
        script(maven.resolve("mvn"), """
                if [ "$*" = -v ]; then echo "Apache Maven %s (none)"; exit 0; fi
                echo "$*" >>builds
                sleep 0.3
                mkdir -p reports/target/launcher/lib lab/target/launcher/lib
                echo jar >reports/target/launcher/replsim-reports-1.jar
                echo jar >lab/target/launcher/replsim-lab-1.jar
                """.formatted(version));
    }

    void mavenFails() throws IOException {
        script(maven.resolve("mvn"), """
                if [ "$*" = -v ]; then echo "Apache Maven 3.9.1"; exit 0; fi
                echo "the compiler is not pleased"
                exit 1
                """);
    }

    void removeMaven() throws IOException {
        Files.delete(maven.resolve("mvn"));
    }

    void removeJava() throws IOException {
        Files.delete(jdk.resolve("bin/java"));
    }

    /** Gives a file of the tree the present time, as an editor does. */
    void edit(String file) throws IOException {
        write(home.resolve(file), "changed");
        Files.setLastModifiedTime(home.resolve(file), FileTime.from(Instant.now()));
    }

    long builds() throws IOException {
        Path file = home.resolve("builds");
        return Files.exists(file) ? Files.readAllLines(file).size() : 0;
    }

    Outcome run(String... arguments) throws IOException, InterruptedException {
        return finish(start(home.resolve("replsim"), arguments));
    }

    Process start(Path launcher, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(launcher.toString());
        builder.command().addAll(List.of(arguments));
        builder.directory(tools.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", jdk.resolve("bin") + ":" + maven + ":" + tools);
        return builder.start();
    }

    static Outcome finish(Process process) throws IOException, InterruptedException {
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
        process.waitFor(1, TimeUnit.MINUTES);
        return new Outcome(process.exitValue(), out, err);
    }

    private static void script(Path file, String body) throws IOException {
        write(file, "#!/bin/sh\n" + body);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
