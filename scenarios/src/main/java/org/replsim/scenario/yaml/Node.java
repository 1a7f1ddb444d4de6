package org.replsim.scenario.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.replsim.scenario.problem.Place;
import org.replsim.scenario.problem.ScenarioProblem;

/** A part of a YAML document that knows its place and its path. */
public sealed interface Node {

    /** Where it begins. */
    Place place();

    /** How to reach it from the root, such as {@code links[0].rtt}; empty for the root. */
    String path();

    /** What kind of thing it is, for messages. */
    String kind();

    /**
     * A problem with this node, located.
     *
     * @param wrong what is wrong and what would be right
     */
    default ScenarioProblem problem(String wrong) {
        return new ScenarioProblem(place() + ": " + (path().isEmpty() ? "" : path() + ": ") + wrong);
    }

    /**
     * A problem with a part of this node.
     *
     * @param at which of its characters, from 0
     */
    default ScenarioProblem problemAt(int at, String wrong) {
        return problem(wrong);
    }

    /**
     * A word, number or text.
     *
     * @param place where it begins
     * @param path how to reach it
     * @param text without quotes
     * @param sort what it is
     * @param lead how many columns its text begins after its place; -1 if it is not on one line
     */
    record Scalar(Place place, String path, String text, Sort sort, int lead) implements Node {
        @Override
        public ScenarioProblem problemAt(int at, String wrong) {
            Place there = lead < 0 ? place : new Place(place.file(), place.line(), place.column() + lead + at);
            return new Scalar(there, path, text, sort, lead).problem(wrong);
        }

        /** What the text is by the rules of YAML's core schema. */
        public enum Sort {
            /** Nothing at all, {@code ~} or {@code null}. */
            NULL,
            /** true or false. */
            BOOL,
            /** A whole number. */
            INT,
            /** A number with a point or an exponent. */
            FLOAT,
            /** Anything else, and everything in quotes. */
            TEXT
        }

        /** Whether there is no value: the user wrote a key and nothing after it, or null. */
        public boolean isNull() {
            return sort == Sort.NULL;
        }

        @Override
        public String kind() {
            return isNull() ? "nothing" : "\"" + text + "\"";
        }
    }

    /** A list. */
    record Sequence(Place place, String path, List<Node> items) implements Node {
        /** Copies the items. */
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** Keys with values, in the order of the file; no key twice. */
    record Mapping(Place place, String path, List<Entry> entries) implements Node {
        /** Copies the entries. */
        public Mapping {
            entries = List.copyOf(entries);
        }

        /** The value of a key, if it is written and not null. */
        public Optional<Node> find(String key) {
            return entries.stream()
                    .filter(entry -> entry.key().equals(key) && !entry.isNull())
                    .map(Entry::value)
                    .findFirst();
        }

        /** The same mapping without a key. */
        public Mapping without(String key) {
            return new Mapping(
                    place,
                    path,
                    entries.stream().filter(entry -> !entry.key().equals(key)).toList());
        }

        /** The same mapping with an entry in place of the one of that key, or after all others. */
        public Mapping with(Entry entry) {
            Map<String, Entry> changed = byKey();
            changed.put(entry.key(), entry);
            return new Mapping(place, path, List.copyOf(changed.values()));
        }

        /** The values by key, in the order of the file. */
        public Map<String, Entry> byKey() {
            Map<String, Entry> map = new LinkedHashMap<>();
            entries.forEach(entry -> map.put(entry.key(), entry));
            return map;
        }

        @Override
        public String kind() {
            return "a mapping";
        }
    }

    /**
     * A key and its value.
     *
     * @param key its text
     * @param place of the key
     * @param value what belongs to it
     */
    record Entry(String key, Place place, Node value) {
        /** Whether nothing is written after the key. */
        public boolean isNull() {
            return value instanceof Scalar scalar && scalar.isNull();
        }

        /** A problem with the key, located. */
        public ScenarioProblem problem(String wrong) {
            return new ScenarioProblem(place + ": " + value.path() + ": " + wrong);
        }
    }
}
