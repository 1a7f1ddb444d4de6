package org.replsim.binlog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A set of MySQL's GTIDs: intervals of numbers for each source, as {@code uuid:1-5:7}. Sources are numbers here. */
public final class GtidSet {

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern INTERVAL = Pattern.compile("[1-9][0-9]{0,17}(-[1-9][0-9]{0,17})?");

    private final List<Part> parts = new ArrayList<>();

    /** Adds one. */
    public void add(long source, long number) {
        part(source).add(number, number);
    }

    /** Adds all of another set. */
    public void addAll(GtidSet other) {
        for (Part each : other.parts) {
            each.intervals.forEach(interval -> part(each.source).add(interval[0], interval[1]));
        }
    }

    /** Whether it is in. */
    public boolean contains(long source, long number) {
        for (Part each : parts) {
            if (each.source == source) {
                return each.contains(number);
            }
        }
        return false;
    }

    /** What is here and not in another. */
    public GtidSet without(GtidSet other) {
        GtidSet rest = new GtidSet();
        for (Part each : parts) {
            for (long[] interval : each.intervals) {
                other.part(each.source).gaps(interval[0], interval[1], rest.part(each.source));
            }
        }
        return rest;
    }

    /** The smallest number of a source that is not in: what its next transaction gets. */
    public long firstFree(long source) {
        List<long[]> intervals = part(source).intervals;
        return intervals.isEmpty() || intervals.get(0)[0] > 1 ? 1 : intervals.get(0)[1] + 1;
    }

    /** Only the numbers of one source. */
    public GtidSet of(long source) {
        GtidSet own = new GtidSet();
        part(source).intervals.forEach(interval -> own.part(source).add(interval[0], interval[1]));
        return own;
    }

    /** Whether nothing is in. */
    public boolean isEmpty() {
        return parts.stream().allMatch(part -> part.intervals.isEmpty());
    }

    /** How many numbers are in. */
    public long size() {
        return parts.stream()
                .flatMap(part -> part.intervals.stream())
                .mapToLong(interval -> interval[1] - interval[0] + 1)
                .sum();
    }

    /** What it takes in a Previous_gtids event, behind the number of sources. */
    public int bytes() {
        return parts.stream()
                .filter(part -> !part.intervals.isEmpty())
                .mapToInt(part -> 24 + 16 * part.intervals.size())
                .sum();
    }

    /** Takes everything out. */
    public void clear() {
        parts.clear();
    }

    /** An independent copy. */
    public GtidSet copy() {
        GtidSet copy = new GtidSet();
        copy.addAll(this);
        return copy;
    }

    /** As a server prints it, by UUID. */
    public String text(LongFunction<String> uuids) {
        return parts.stream()
                .filter(part -> !part.intervals.isEmpty())
                .map(part -> uuids.apply(part.source) + part.text())
                .sorted()
                .collect(Collectors.joining(","));
    }

    /**
     * Reads a set.
     *
     * @param sources the number of a source by its UUID
     * @return empty if the text is none (error 1772)
     */
    public static Optional<GtidSet> read(String text, ToLongFunction<String> sources) {
        GtidSet set = new GtidSet();
        for (String each : text.isBlank() ? new String[0] : text.split(",", -1)) {
            String[] words = each.strip().toLowerCase(java.util.Locale.ROOT).split(":", -1);
            if (words.length < 2 || !UUID.matcher(words[0]).matches()) {
                return Optional.empty();
            }
            Part part = set.part(sources.applyAsLong(words[0]));
            for (int i = 1; i < words.length; i++) {
                if (!INTERVAL.matcher(words[i]).matches()) {
                    return Optional.empty();
                }
                String[] ends = words[i].split("-", -1);
                part.add(Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1]));
            }
        }
        return Optional.of(set);
    }

    private Part part(long source) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).source == source) {
                return parts.get(i);
            }
        }
        Part added = new Part(source);
        parts.add(added);
        return added;
    }

    /** The numbers of one source: intervals that do not touch, in order, both ends included. */
    private static final class Part {
        private final long source;
        private final ArrayList<long[]> intervals = new ArrayList<>();

        Part(long source) {
            this.source = source;
        }

        boolean contains(long number) {
            for (int i = intervals.size() - 1; i >= 0; i--) {
                long[] interval = intervals.get(i);
                if (number >= interval[0]) {
                    return number <= interval[1];
                }
            }
            return false;
        }

        void add(long first, long last) {
            long[] end = intervals.isEmpty() ? null : intervals.get(intervals.size() - 1);
            if (end != null && first == end[1] + 1) {
                end[1] = Math.max(end[1], last);
            } else if (end == null || first > end[1]) {
                intervals.add(new long[] {first, last});
            } else {
                insert(first, last);
            }
        }

        private void insert(long first, long last) {
            long[] merged = {first, last};
            intervals.removeIf(interval -> {
                boolean touches = interval[0] <= merged[1] + 1 && merged[0] <= interval[1] + 1;
                if (touches) {
                    merged[0] = Math.min(merged[0], interval[0]);
                    merged[1] = Math.max(merged[1], interval[1]);
                }
                return touches;
            });
            intervals.add(merged);
            intervals.sort(Comparator.comparingLong(interval -> interval[0]));
        }

        void gaps(long first, long last, Part rest) {
            long next = first;
            for (long[] interval : intervals) {
                if (interval[1] < next) {
                    continue;
                }
                if (interval[0] > last) {
                    break;
                }
                if (interval[0] > next) {
                    rest.add(next, interval[0] - 1);
                }
                next = interval[1] + 1;
            }
            if (next <= last) {
                rest.add(next, last);
            }
        }

        String text() {
            return intervals.stream()
                    .map(interval -> ":" + interval[0] + (interval[1] > interval[0] ? "-" + interval[1] : ""))
                    .collect(Collectors.joining());
        }
    }
}
