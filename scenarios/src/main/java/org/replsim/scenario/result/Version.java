package org.replsim.scenario.result;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The version of the program. */
public final class Version {

    private Version() {}

    /** As the build wrote it; {@code development} where there is none. */
    public static String current() {
        try (InputStream file = Version.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            if (file != null) {
                properties.load(file);
            }
            return properties.getProperty("version", "development");
        } catch (IOException e) {
            return "development";
        }
    }
}
