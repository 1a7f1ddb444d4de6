package org.replsim.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where files are to go. */
final class Place {

    private Place() {}

    /**
     * Complains in time about a folder, existing or not, that cannot be written to.
     *
     * @param folder which
     * @param remedy what to do instead
     */
    static void checkWritable(Path folder, String remedy) {
        Path place = folder.toAbsolutePath().normalize();
        while (place.getParent() != null && !Files.exists(place)) {
            place = place.getParent();
        }
        if (!Files.isDirectory(place)) {
            throw new InputProblem(place + " is not a folder; " + remedy);
        }
        if (!Files.isWritable(place)) {
            throw new InputProblem(place + " cannot be written to; " + remedy);
        }
    }
}
