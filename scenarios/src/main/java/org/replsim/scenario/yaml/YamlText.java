package org.replsim.scenario.yaml;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.replsim.scenario.problem.Place;
import org.replsim.scenario.problem.ScenarioProblem;

/** Reads a file that is meant to be text. */
public final class YamlText {

    /** The longest file that is read, bytes. */
    public static final long LONGEST = 1L << 20;

    private YamlText() {}

    /**
     * The text of a file.
     *
     * @throws ScenarioProblem if there is no such file, it cannot be read, is too long, or is not UTF-8 text
     */
    public static String read(Path file) {
        if (Files.isDirectory(file)) {
            throw new ScenarioProblem(file + ": this is a folder; name a scenario file in it");
        }
        if (!Files.exists(file)) {
            throw new ScenarioProblem(
                    file + ": no such file; `replsim list` shows the scenarios that come with the program");
        }
        try {
            long size = Files.size(file);
            if (size > LONGEST) {
                throw new ScenarioProblem(file + ": " + size + " bytes is too long for a scenario file; at most "
                        + LONGEST + " bytes are read");
            }
            return decode(file.toString(), Files.readAllBytes(file));
        } catch (AccessDeniedException e) {
            throw new ScenarioProblem(file + ": permission denied; make the file readable");
        } catch (IOException e) {
            throw new ScenarioProblem(file + ": cannot be read: " + e.getMessage());
        }
    }

    private static String decode(String file, byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new ScenarioProblem(file + ": this is not UTF-8 text; a scenario is a YAML file");
        }
    }

    /**
     * Checks that a text has no characters that YAML forbids.
     *
     * @throws ScenarioProblem at the first such character
     */
    static void checkCharacters(String file, String text) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!allowed(text, i)) {
                throw new ScenarioProblem(new Place(file, line, column) + ": character code " + (int) c
                        + " cannot stand in a YAML file; is this a binary file?");
            }
            column = c == '\n' ? 1 : column + 1;
            line = c == '\n' ? line + 1 : line;
        }
    }

    private static boolean allowed(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
        }
        return c == '\t' || c == '\n' || c == '\r' || c == 0x85 || (c >= ' ' && c <= '~') || (c >= 0xa0 && c < 0xfffe);
    }
}
