package org.replsim.scenario.importer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.replsim.scenario.problem.ScenarioProblem;

/** Puts the files of an import into a folder: each is there completely or not at all. */
public final class Output {

    private Output() {}

    /**
     * Writes the files; the folder is made if it is not there.
     *
     * @param force whether files of these names are replaced
     * @return where they are
     * @throws ScenarioProblem if one exists and may not be replaced, or the folder cannot be made
     */
    public static List<Path> write(Imported imported, Path folder, boolean force) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new ScenarioProblem(folder + ": this is a file; name a folder with --out");
        }
        for (String name : imported.files().keySet()) {
            if (Files.exists(folder.resolve(name)) && !force) {
                throw new ScenarioProblem(folder.resolve(name)
                        + ": exists already; name another --out or --name, or add --force to replace it");
            }
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new ScenarioProblem(folder + ": this folder cannot be made: " + e.getMessage());
        }
        List<Path> written = new ArrayList<>();
        for (Map.Entry<String, Imported.Content> file : imported.files().entrySet()) {
            Path target = folder.resolve(file.getKey());
            Path part = folder.resolve(
                    "." + file.getKey() + "." + ProcessHandle.current().pid() + ".part");
            try {
                file.getValue().write(part);
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
            written.add(target);
        }
        return written;
    }
}
