package org.replsim.scenario.importer;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file of measurements: JSON with {@code kind} (status or sysbench), {@code origin} (the files), and for each {@code part}
 * what it is and its {@code values} by name. Numbers are plain decimals; names that end with _us, _ms, _s, _bytes or _per_s say
 * their unit.
 */
public final class Measurement {

    private static final int DIGITS = 9;

    private final Map<String, Object> root = new LinkedHashMap<>();
    private final List<Object> parts = new ArrayList<>();

    /**
     * Begins with where it comes from.
     *
     * @param kind status or sysbench
     */
    public Measurement(String kind, List<Path> files) {
        List<Object> origin = new ArrayList<>();
        files.forEach(file -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("file", Names.fileName(file));
            one.put("bytes", file.toFile().length());
            origin.add(one);
        });
        root.put("kind", kind);
        root.put("origin", Map.of("files", origin));
        root.put("parts", parts);
    }

    /**
     * Adds a part.
     *
     * @param what it is
     * @param where it stands, as file:line
     * @param values by name: texts, whole numbers, {@link #number numbers}, or maps and lists of these
     */
    public void part(String what, String where, Map<String, Object> values) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("part", what);
        part.put("from", where);
        part.put("values", values);
        parts.add(part);
    }

    /** How many parts there are. */
    public int size() {
        return parts.size();
    }

    /** A number in plain decimals, without the noise of its last digits. */
    public static BigDecimal number(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        BigDecimal rounded = exact.setScale(DIGITS, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    /** A value that a program has printed: a number if it is one, else the text. */
    public static Object printed(String text) {
        return text.matches("-?[0-9]{1,19}(\\.[0-9]{1,12})?") ? new BigDecimal(text) : text;
    }

    /** Writes the file. */
    public void write(Path file) throws IOException {
        DefaultIndenter twoSpaces = new DefaultIndenter("  ", "\n");
        String json = JsonMapper.builder()
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .build()
                .writer(new DefaultPrettyPrinter().withObjectIndenter(twoSpaces).withArrayIndenter(twoSpaces))
                .writeValueAsString(root);
        Files.writeString(file, json + "\n", StandardCharsets.UTF_8);
    }
}
