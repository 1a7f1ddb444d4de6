package org.replsim.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Reads the tables of statements among the test resources. */
final class Cases {

    static final List<Dialect> DIALECTS = List.of(
            Dialect.MARIADB_5_5,
            Dialect.MARIADB_10_11,
            Dialect.MARIADB_11_4,
            Dialect.MYSQL_5_7,
            Dialect.MYSQL_8_0,
            Dialect.MYSQL_8_4);

    private Cases() {}

    static String text(String resource) {
        try (InputStream in = Objects.requireNonNull(Cases.class.getResourceAsStream("/sql/" + resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines without remarks. */
    static List<String> lines(String resource) {
        return text(resource).lines().filter(line -> !line.startsWith("! ")).toList();
    }

    /** Such as {@code mysql-8.0}. */
    static Dialect dialect(String name) {
        return DIALECTS.stream()
                .filter(dialect -> dialect.toString()
                        .toLowerCase(Locale.ROOT)
                        .replace(' ', '-')
                        .startsWith(name + "."))
                .findFirst()
                .orElseThrow();
    }

    /** Line breaks are written as a backslash and an n. */
    static String unescaped(String statement) {
        return statement.replace("\\n", "\n");
    }
}
