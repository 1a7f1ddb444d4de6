package org.replsim.cli.console;

import java.util.List;
import java.util.Locale;

/** Changes how the console itself behaves. */
final class Setting implements Command {

    private static final List<String> NAMES = List.of("patience", "pace");

    @Override
    public String name() {
        return "set";
    }

    @Override
    public String usage() {
        return "set patience|pace TIME";
    }

    @Override
    public String doc() {
        return "patience: how long a statement is waited for (1s at first); pace: how much time passes before each";
    }

    @Override
    public boolean means(List<String> words, Desk desk) {
        return words.size() >= 3
                && NAMES.contains(words.get(1).toLowerCase(Locale.ROOT))
                && !words.get(2).startsWith("=");
    }

    @Override
    public void run(List<String> words, Desk desk) {
        long nanos = Span.parse(String.join("", words.subList(2, words.size())));
        if (words.get(1).equalsIgnoreCase("pace")) {
            desk.pace(nanos);
        } else {
            desk.patience(nanos);
        }
    }
}
