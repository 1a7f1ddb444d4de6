package org.replsim.lab.run;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.replsim.cluster.ServerSpec;
import org.replsim.scenario.field.VariableText;
import org.replsim.scenario.field.VariablesType;
import org.replsim.server.ServerProfile;
import org.replsim.server.ServerVariable;
import org.replsim.server.ServerVariables;
import org.replsim.server.VariableType;

/** The configuration of a server of a scenario for a real one: every variable that a run obeys, defaults included. */
final class Settings {

    private Settings() {}

    /** Lines of {@code my.cnf}, by the server's own names. */
    static SortedMap<String, String> of(ServerSpec server) {
        ServerVariables variables = server.variables();
        SortedMap<String, String> lines = new TreeMap<>();
        for (ServerVariable variable : VariablesType.modelled()) {
            List<String> names = variable.names(ServerProfile.MARIADB_10_11);
            String value = VariableText.show(variable, variables.number(variable), variables.text(variable));
            if (!names.isEmpty() && !value.isEmpty() && !isOff(variable, value)) {
                lines.put(names.get(0), value);
            }
        }
        return lines;
    }

    /** A log that is not written, or errors that are not skipped: the line is left out. */
    private static boolean isOff(ServerVariable variable, String value) {
        return variable.type() == VariableType.NAME && value.equals("OFF");
    }

    /** SET GLOBAL of one of them. */
    static String assignment(ServerVariable variable, long number) {
        String value = VariableText.show(variable, number, "");
        boolean quoted = variable.type() == VariableType.CHOICE;
        return "SET GLOBAL " + variable.variableName() + " = " + (quoted ? "'" + value + "'" : value);
    }
}
