package org.replsim.scenario.importer.cnf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.replsim.scenario.field.VariableText;
import org.replsim.scenario.field.VariablesType;
import org.replsim.scenario.problem.Place;
import org.replsim.scenario.problem.ScenarioProblem;
import org.replsim.scenario.yaml.Node;
import org.replsim.server.ServerProfile;
import org.replsim.server.ServerVariable;
import org.replsim.server.VariableType;

/** What the options of a server mean: values of variables that are modelled, and a list of those that are not. */
final class Settings {

    /**
     * A variable that is modelled.
     *
     * @param text its value as a scenario writes it
     * @param from the line that won
     * @param note what was done to the value, or empty
     */
    record Setting(String text, OptionLine from, String note) {}

    private final ServerProfile profile;
    private final Map<ServerVariable, Setting> modelled = new TreeMap<>();
    private final Map<String, String> others = new TreeMap<>();
    private final List<String> refused = new ArrayList<>();

    Settings(ServerProfile profile, List<OptionLine> options) {
        this.profile = profile;
        options.forEach(this::option);
    }

    /** Values by variable. */
    Map<ServerVariable, Setting> modelled() {
        return modelled;
    }

    /** Lines on options that are not modelled, by name: the last place of each, and why. */
    Map<String, String> others() {
        return others;
    }

    /** Lines on options that are modelled and whose value the server would refuse. */
    List<String> refused() {
        return refused;
    }

    private void option(OptionLine option) {
        String name = option.withoutLoose();
        Optional<ServerVariable> variable = ServerVariable.named(name, profile);
        if (variable.isPresent()) {
            set(variable.get(), option, option.value());
            return;
        }
        int rest = name.indexOf('_') + 1;
        boolean off = name.startsWith("skip_") || name.startsWith("disable_");
        Optional<ServerVariable> switched = off || name.startsWith("enable_")
                ? ServerVariable.named(name.substring(rest), profile)
                : Optional.empty();
        if (switched.isPresent()) {
            set(switched.get(), option, off ? "0" : "1");
        } else {
            others.put(name, option.shown() + reason(name));
        }
    }

    private String reason(String name) {
        if (name.startsWith("maximum_")) {
            return " (a limit for sessions)";
        }
        Optional<ServerVariable> elsewhere = ServerProfile.all().stream()
                .flatMap(other -> ServerVariable.named(name, other).stream())
                .findFirst();
        return elsewhere.isPresent() ? " (a " + profile.name() + " server has no such variable)" : "";
    }

    private void set(ServerVariable variable, OptionLine option, @Nullable String value) {
        if (!variable.obeyed()) {
            others.put(variable.variableName(), option.shown() + " (nothing in a run obeys it)");
            return;
        }
        try {
            modelled.put(variable, setting(variable, option, value));
        } catch (ScenarioProblem wrong) {
            refused.add(wrong.getMessage());
        }
    }

    private Setting setting(ServerVariable variable, OptionLine option, @Nullable String value) {
        return switch (variable.type()) {
            case NAME -> named(variable, option, value == null ? "" : value);
            case FLAG -> flag(variable, option, value == null ? "1" : value);
            case CHOICE -> {
                long choice = VariableText.number(variable, node(option, value == null ? "" : value));
                yield new Setting(variable.choices().get((int) choice), option, "");
            }
            default -> number(variable, option, value == null ? "" : value);
        };
    }

    /** Servers take ON, TRUE and 1, and take any other word for OFF. */
    private static Setting flag(ServerVariable variable, OptionLine option, String value) {
        String word = value.toLowerCase(Locale.ROOT);
        boolean on = List.of("on", "true", "1", "yes").contains(word);
        boolean known = on || List.of("off", "false", "0", "no").contains(word);
        return new Setting(on ? "ON" : "OFF", option, known ? "" : "neither ON nor OFF: servers take it for OFF");
    }

    /** Servers cut a number to their range. */
    private static Setting number(ServerVariable variable, OptionLine option, String value) {
        if (value.matches("-[0-9]+[KMGTkmgt]?")) {
            return new Setting(Long.toString(variable.min()), option, "cut to the least value");
        }
        try {
            VariableText.number(variable, node(option, value));
            return new Setting(value, option, "");
        } catch (ScenarioProblem wrong) {
            if (!value.matches("[0-9]{1,18}[KMGTkmgt]?")) {
                throw wrong;
            }
            boolean small = value.matches("[0-9]{1,18}") && Long.parseLong(value) < variable.min();
            return small
                    ? new Setting(Long.toString(variable.min()), option, "cut to the least value")
                    : new Setting(Long.toString(variable.max()), option, "cut to the greatest value");
        }
    }

    /** Base names of logs lose their folder and their extension, as the model keeps all logs in the data directory. */
    private static Setting named(ServerVariable variable, OptionLine option, String value) {
        boolean log = variable == ServerVariable.LOG_BIN || variable == ServerVariable.RELAY_LOG;
        if (log && value.equals("0")) {
            return new Setting("OFF", option, "");
        }
        String name = log ? value.replaceFirst(".*/", "").replaceFirst("\\.[^.]*$", "") : value;
        if (variable == ServerVariable.LOG_BIN && name.isEmpty()) {
            name = "ON";
        }
        VariableText.name(variable, node(option, name));
        String note = !log || name.equals(value) || value.isEmpty() ? "" : "base name only";
        return new Setting(name, option, note);
    }

    private static Node.Scalar node(OptionLine option, String text) {
        Place place = new Place(option.file(), option.line(), 1);
        return new Node.Scalar(place, option.written(), text, Node.Scalar.Sort.TEXT, -1);
    }

    /** Why clients cannot write to the server of a scenario; empty if they can. */
    String refusal() {
        if (on(ServerVariable.READ_ONLY) || on(ServerVariable.SUPER_READ_ONLY)) {
            return "The server is read-only";
        }
        Setting log = modelled.get(ServerVariable.LOG_BIN);
        boolean logs = log == null ? !profile.logBin().isEmpty() : !log.text().equals("OFF");
        return logs ? "" : "The server writes no binary log";
    }

    private boolean on(ServerVariable flag) {
        Setting setting = modelled.get(flag);
        return setting != null && setting.text().equals("ON");
    }

    /** The name by which the profile's servers print a variable. */
    String nameOf(ServerVariable variable) {
        return variable.names(profile).get(0);
    }

    /** Whether a name can be written bare in YAML. */
    static boolean bare(String text) {
        return text.matches("[A-Za-z0-9][A-Za-z0-9_./-]*")
                && VariablesType.find(text).isEmpty();
    }

    /** A type whose values are never quoted. */
    static boolean plain(ServerVariable variable) {
        return variable.type() != VariableType.NAME;
    }
}
