package org.replsim.admin.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.replsim.admin.shell.Firewall.Rule;
import org.replsim.admin.shell.Firewall.Verdict;

/** iptables, as far as rules of the INPUT chain about TCP ports. */
final class FirewallVerb {

    private FirewallVerb() {}

    static void run(Process process) {
        List<String> words = process.arguments();
        Firewall firewall = process.shell().machine().firewall();
        String action = words.isEmpty() ? "" : words.get(0);
        String chain = words.size() > 1 ? words.get(1) : "INPUT";
        switch (action) {
            case "-F" -> {
                firewall.flush();
                process.exit(0);
            }
            case "-L", "-nL", "-S", "-vnL" -> list(process, firewall);
            case "-A", "-I", "-D" -> {
                if (chain.equals("INPUT")) {
                    change(process, firewall, action, words.subList(2, words.size()));
                } else {
                    process.fail(2, "iptables: only the INPUT chain is modelled");
                }
            }
            default -> process.fail(2, "iptables: knows -A, -I, -D, -F, -L and -S here, not '" + action + "'");
        }
    }

    private static void change(Process process, Firewall firewall, String action, List<String> words) {
        List<String> rest = new ArrayList<>(words);
        boolean numbered = !rest.isEmpty() && rest.get(0).matches("\\d+");
        int number = numbered ? Integer.parseInt(rest.remove(0)) : 0;
        if (action.equals("-D")) {
            boolean done = numbered ? firewall.delete(number) : firewall.delete(rule(rest));
            if (done) {
                process.exit(0);
            } else {
                process.fail(1, "iptables: Bad rule (does a matching rule exist in that chain?).");
            }
            return;
        }
        firewall.add(rule(rest), action.equals("-I"));
        process.exit(0);
    }

    private static Rule rule(List<String> words) {
        int port = 0;
        String source = "";
        Verdict verdict = Verdict.ACCEPT;
        for (int i = 0; i + 1 < words.size(); i++) {
            String value = words.get(i + 1);
            switch (words.get(i)) {
                case "--dport", "--dports" -> port = value.matches("\\d{1,5}") ? Integer.parseInt(value) : 3306;
                case "-s", "--source" -> source = value.replaceFirst("/32$", "");
                case "-j" ->
                    verdict = switch (value.toUpperCase(Locale.ROOT)) {
                        case "DROP" -> Verdict.DROP;
                        case "REJECT" -> Verdict.REJECT;
                        default -> Verdict.ACCEPT;
                    };
                default -> {
                    // What else a rule says narrows it in ways that make no difference here.
                }
            }
        }
        return new Rule(String.join(" ", words), port, source, verdict);
    }

    private static void list(Process process, Firewall firewall) {
        process.line("Chain INPUT (policy ACCEPT)");
        int number = 0;
        for (Rule rule : firewall.rules()) {
            number++;
            process.line(number + "    -A INPUT " + rule.text());
        }
        process.exit(0);
    }
}
