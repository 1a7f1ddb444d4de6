package org.replsim.admin.shell;

import java.util.ArrayList;
import java.util.List;
import org.replsim.admin.shell.Script.Assignment;
import org.replsim.admin.shell.Script.Command;
import org.replsim.admin.shell.Script.Item;
import org.replsim.admin.shell.Script.Redirect;
import org.replsim.admin.shell.Script.Way;
import org.replsim.admin.shell.Script.When;

/**
 * Reads command lines as a Bourne shell does: lists, pipes, redirections, assignments, here-documents, comments. A command
 * that begins with {@code //} is a comment too, as in the tutorial. There are no compound commands.
 */
final class ScriptParser {

    private final WordReader words;
    /** Here-documents of the line that is being read: where their redirections stand, and what ends them. */
    private final List<HereDocument> waiting = new ArrayList<>();

    private record HereDocument(List<Redirect> redirects, int place, Word delimiter) {}

    private ScriptParser(String text) {
        words = new WordReader(text);
    }

    /**
     * Reads one or more lines.
     *
     * @throws SyntaxProblem if they are no commands, or something is left open
     */
    static Script parse(String text) {
        return new ScriptParser(text).script();
    }

    private Script script() {
        List<Item> items = new ArrayList<>();
        When when = When.ALWAYS;
        while (true) {
            skipLines();
            if (words.atEnd()) {
                break;
            }
            items.add(new Item(when, pipeline()));
            when = connector();
        }
        if (!waiting.isEmpty()) {
            throw new SyntaxProblem("-bash: warning: here-document delimited by end-of-file", true);
        }
        if (when != When.ALWAYS) {
            throw new SyntaxProblem("-bash: syntax error: unexpected end of file", true);
        }
        return new Script(items);
    }

    private void skipLines() {
        words.skipBlanks();
        while (!words.atEnd()) {
            if (words.looksAt("\n")) {
                endLine();
            } else if (words.looksAt("#") || words.looksAt("//")) {
                words.skipLine();
            } else {
                return;
            }
            words.skipBlanks();
        }
    }

    private void endLine() {
        words.accept("\n");
        for (HereDocument document : waiting) {
            String end = document.delimiter().letters();
            String body = words.linesUntil(end);
            Word text = document.delimiter().quoted() ? Word.of(body) : WordReader.document(body);
            Redirect open = document.redirects().get(document.place());
            document.redirects().set(document.place(), new Redirect(open.stream(), Way.HERE, text));
        }
        waiting.clear();
    }

    private When connector() {
        words.skipBlanks();
        if (words.accept("&&")) {
            return When.AFTER_SUCCESS;
        }
        if (words.accept("||")) {
            return When.AFTER_FAILURE;
        }
        if (words.looksAt(";;")) {
            throw SyntaxProblem.unexpected(";;");
        }
        if (!words.accept(";") && !words.accept("&") && !words.atEnd() && !words.looksAt("\n")) {
            throw SyntaxProblem.unexpected(words.token());
        }
        return When.ALWAYS;
    }

    private List<Command> pipeline() {
        List<Command> commands = new ArrayList<>();
        commands.add(command());
        words.skipBlanks();
        while (words.looksAt("|") && !words.looksAt("||")) {
            words.accept("|");
            skipLines();
            if (words.atEnd()) {
                throw new SyntaxProblem("-bash: syntax error: unexpected end of file", true);
            }
            commands.add(command());
            words.skipBlanks();
        }
        return commands;
    }

    private Command command() {
        List<Assignment> assignments = new ArrayList<>();
        List<Word> found = new ArrayList<>();
        List<Redirect> redirects = new ArrayList<>();
        while (true) {
            words.skipBlanks();
            if (words.looksAt("#")) {
                words.skipLine();
            }
            if (words.atEnd() || words.looksAtAny(";&|\n()")) {
                break;
            }
            if (!redirect(redirects)) {
                Word word = words.word();
                int equals = found.isEmpty() ? assignment(word) : -1;
                if (equals > 0) {
                    assignments.add(new Assignment(word.plainStart().substring(0, equals), after(word, equals)));
                } else {
                    found.add(word);
                }
            }
        }
        if (found.isEmpty() && assignments.isEmpty() && redirects.isEmpty()) {
            throw SyntaxProblem.unexpected(words.token());
        }
        return new Command(assignments, found, redirects);
    }

    private boolean redirect(List<Redirect> redirects) {
        int digits = words.digitBeforeRedirection();
        if (digits < 0) {
            return false;
        }
        if (words.accept("<<")) {
            words.accept("-");
            words.skipBlanks();
            waiting.add(new HereDocument(redirects, redirects.size(), target()));
            redirects.add(new Redirect(0, Way.HERE, Word.of("")));
            return true;
        }
        Way way = words.accept("<") ? Way.IN : words.accept(">>") ? Way.APPEND : Way.OUT;
        if (way == Way.OUT) {
            words.accept(">");
            way = words.accept("&") ? Way.SAME_AS : Way.OUT;
        }
        words.skipBlanks();
        redirects.add(new Redirect(digits == 0 && way != Way.IN ? 1 : digits, way, target()));
        return true;
    }

    private Word target() {
        if (words.atEnd() || words.looksAtAny(";&|\n()<>")) {
            throw SyntaxProblem.unexpected(words.token());
        }
        return words.word();
    }

    /** Where the equals sign of an assignment stands, or -1. */
    private static int assignment(Word word) {
        String start = word.plainStart();
        int equals = start.indexOf('=');
        return equals > 0 && start.substring(0, equals).matches("[A-Za-z_][A-Za-z_0-9]*") ? equals : -1;
    }

    private static Word after(Word word, int equals) {
        List<Part> rest = new ArrayList<>(word.parts());
        rest.set(0, new Part.Text(word.plainStart().substring(equals + 1), false));
        return new Word(rest);
    }
}
