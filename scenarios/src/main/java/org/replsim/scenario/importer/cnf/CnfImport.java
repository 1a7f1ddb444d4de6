package org.replsim.scenario.importer.cnf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.replsim.scenario.importer.Imported;
import org.replsim.scenario.importer.Names;
import org.replsim.scenario.problem.ScenarioProblem;
import org.replsim.server.ServerProfile;
import org.replsim.server.ServerVariable;
import org.replsim.server.Vendor;

/** Reads the option file of a server, and writes a scenario with one server that has its settings. */
public final class CnfImport {

    private final Options options;
    private final ServerProfile profile;
    private final OptionFiles files;

    /**
     * How to import.
     *
     * @param name of the scenario
     * @param server what its server is called
     * @param profile the version that the simulated server is of
     * @param version of the real server, such as 10.6: which [mariadb-10.6] it reads; null: the profile's
     * @param suffix of --defaults-group-suffix, or empty
     * @param root where a copy of the machine's files is; null: includes are where they say
     */
    public record Options(
            String name,
            String server,
            String profile,
            @Nullable String version,
            String suffix,
            @Nullable Path root) {

        /** A server db1 of the usual version. */
        public static Options of(String name) {
            return new Options(name, "db1", ServerProfile.MARIADB_10_11.name(), null, "", null);
        }
    }

    private CnfImport(Options options) {
        this.options = options;
        profile = ServerProfile.named(options.profile())
                .orElseThrow(() -> new ScenarioProblem("replsim: there is no server version \"" + options.profile()
                        + "\"; known: "
                        + String.join(
                                ", ",
                                ServerProfile.all().stream()
                                        .map(ServerProfile::name)
                                        .toList())));
        String version = options.version() == null
                ? profile.name().substring(profile.name().indexOf('-') + 1)
                : options.version();
        List<String> groups = ServerGroups.of(profile.vendor() == Vendor.MARIADB, version, options.suffix());
        files = new OptionFiles(groups::contains, options.root());
    }

    /**
     * Reads a file and what it includes.
     *
     * @throws ScenarioProblem if it is no option file, or has nothing for a server
     */
    public static Imported read(Path file, Options options) throws IOException {
        CnfImport read = new CnfImport(options);
        read.files.read(file);
        if (read.files.options().isEmpty()) {
            throw new ScenarioProblem(file + ": there is no option for a server in it; groups of others: "
                    + String.join(", ", read.files.otherGroups()));
        }
        return read.imported();
    }

    private Imported imported() {
        Settings settings = new Settings(profile, files.options());
        List<String> report = new ArrayList<>();
        report.add(files.files().size() + (files.files().size() == 1 ? " file, " : " files, ")
                + files.options().size() + " options for this server: "
                + settings.modelled().size() + " modelled, "
                + settings.others().size() + " not");
        if (!settings.others().isEmpty()) {
            report.add("not modelled:");
            settings.others().values().forEach(line -> report.add("  " + line));
        }
        List<String> warnings = new ArrayList<>(files.warnings());
        settings.refused().forEach(line -> warnings.add(line + " (left out)"));
        Map<String, Imported.Content> written = new LinkedHashMap<>();
        String text = text(settings, report, warnings);
        written.put(options.name() + ".yaml", file -> Files.writeString(file, text));
        return new Imported(report, warnings, written);
    }

    private String text(Settings settings, List<String> report, List<String> warnings) {
        StringBuilder text = new StringBuilder();
        text.append(
                "# Written by replsim import cnf. The settings of the server are those of real option files; its host\n"
                        + "# and the load are placeholders. Copy the server into your scenario, or go on from here.\n# Origin:\n");
        files.files()
                .forEach(file -> text.append("#   ").append(Names.plain(file)).append('\n'));
        report.forEach(line -> text.append("# ").append(Names.plain(line)).append('\n'));
        warnings.forEach(
                line -> text.append("# warning: ").append(Names.plain(line)).append('\n'));
        text.append("name: ").append(options.name()).append('\n');
        text.append("title: ")
                .append(Names.quoted("A server with the settings of " + first()))
                .append('\n');
        text.append("duration: 10s\n\nhosts:\n  a: {cores: 8, disk: nvme}\n\nservers:\n  ");
        text.append(options.server()).append(":\n    host: a\n    profile: ").append(profile.name());
        text.append(settings.modelled().isEmpty() ? "\n    cnf: {}\n" : "\n    cnf:\n");
        settings.modelled().forEach((variable, setting) -> text.append(line(settings, variable, setting)));
        text.append(load(settings.refusal()));
        return text.toString();
    }

    private String load(String refusal) {
        String load = "  - {on: " + options.server() + ", clients: 16, think: {exp: 5ms}}\n";
        return refusal.isEmpty()
                ? "\nworkloads:\n" + load
                : "\n# " + refusal + ", so that clients cannot be simulated:\n# workloads:\n#" + load
                        + "timeline:\n  - {at: 1s, on: " + options.server() + ", sql: SHOW GLOBAL VARIABLES}\n";
    }

    private String first() {
        return Names.fileName(Path.of(files.files().iterator().next()));
    }

    private static String line(Settings settings, ServerVariable variable, Settings.Setting setting) {
        boolean bare = Settings.plain(variable) || Settings.bare(setting.text());
        String value = bare ? setting.text() : Names.quoted(setting.text());
        String note = setting.note().isEmpty() ? "" : ", " + setting.note();
        return "      " + settings.nameOf(variable) + ": " + value + "  # "
                + Names.plain(setting.from().place()) + note + "\n";
    }
}
