package org.replsim.cli.console;

import java.io.IOException;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/** Lines that a person types, with editing, a history and completion. Ctrl-C abandons a line, Ctrl-D ends them. */
public final class EditedLines implements Lines, AutoCloseable {

    private final Console console;
    private final Terminal terminal;
    private final LineReader reader;

    /**
     * On the terminal that the program was started from.
     *
     * @throws IOException if it cannot be used
     */
    public EditedLines(Console console) throws IOException {
        // Not by foreign functions: Java 17 has none, and later versions warn.
        this(
                console,
                TerminalBuilder.builder().system(true).dumb(true).ffm(false).build());
    }

    /** On any terminal. */
    EditedLines(Console console, Terminal terminal) {
        this.console = console;
        this.terminal = terminal;
        // A backslash and quotes belong to the statement, and an exclamation mark repeats nothing.
        DefaultParser parser = new DefaultParser().escapeChars(new char[0]).quoteChars(new char[0]);
        reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .parser(parser)
                .completer((line, typed, candidates) -> complete(typed, candidates))
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.CASE_INSENSITIVE, true)
                .build();
        terminal.handle(Terminal.Signal.INT, signal -> console.stop());
    }

    @Override
    public @Nullable String next(String prompt) throws Abandoned {
        try {
            return reader.readLine(prompt);
        } catch (UserInterruptException e) {
            throw new Abandoned();
        } catch (EndOfFileException e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        terminal.close();
    }

    private void complete(ParsedLine typed, List<Candidate> candidates) {
        for (String word : console.words(typed.words().subList(0, typed.wordIndex()), typed.word())) {
            boolean complete = !word.endsWith("/");
            candidates.add(new Candidate(word, word, null, null, null, null, complete));
        }
    }
}
