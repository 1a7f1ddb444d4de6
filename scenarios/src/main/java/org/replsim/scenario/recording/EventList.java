package org.replsim.scenario.recording;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The sizes of a transaction's events behind its GTID event, as a cell of a recording: {@code a46 42 38x3 31}. An {@code a}
 * marks an Annotate_rows event, which is in the file and not sent; {@code x3} says that three such events follow each other.
 *
 * @param sent what a replica is sent
 * @param inFile the same with Annotate_rows events, or null if there are none
 */
public record EventList(int[] sent, int @Nullable [] inFile) {

    private static final int MOST_EVENTS = 10_000_000;
    private static final int LARGEST = 1 << 30;

    /**
     * Reads a cell.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static EventList parse(String cell) {
        Sizes sent = new Sizes();
        Sizes file = new Sizes();
        for (String word : cell.strip().split(" +", -1)) {
            boolean annotate = word.startsWith("a");
            int times = word.indexOf('x');
            int size = number(word.substring(annotate ? 1 : 0, times < 0 ? word.length() : times), LARGEST);
            int count = times < 0 ? 1 : number(word.substring(times + 1), MOST_EVENTS);
            file.add(size, count);
            if (!annotate) {
                sent.add(size, count);
            }
        }
        return new EventList(sent.toArray(), sent.count == file.count ? null : file.toArray());
    }

    /**
     * Writes a cell.
     *
     * @param sizes of the events
     * @param annotate whether each is an Annotate_rows event
     * @param count how many there are
     */
    static String text(int[] sizes, boolean[] annotate, int count) {
        StringBuilder cell = new StringBuilder();
        for (int i = 0; i < count; ) {
            int end = i + 1;
            while (end < count && sizes[end] == sizes[i] && annotate[end] == annotate[i]) {
                end++;
            }
            cell.append(i == 0 ? "" : " ").append(annotate[i] ? "a" : "").append(sizes[i]);
            if (end - i > 1) {
                cell.append('x').append(end - i);
            }
            i = end;
        }
        return cell.toString();
    }

    private static int number(String digits, int most) {
        int number = Integer.parseInt(digits);
        if (number < 1 || number > most) {
            throw new IllegalArgumentException(digits);
        }
        return number;
    }

    /** A growing column. */
    private static final class Sizes {
        private int[] sizes = new int[8];
        private int count;

        void add(int size, int times) {
            if (times > MOST_EVENTS - count) {
                throw new IllegalArgumentException("more than " + MOST_EVENTS + " events");
            }
            if (count + times > sizes.length) {
                sizes = Arrays.copyOf(sizes, Math.max(2 * sizes.length, count + times));
            }
            Arrays.fill(sizes, count, count + times, size);
            count += times;
        }

        int[] toArray() {
            return Arrays.copyOf(sizes, count);
        }
    }
}
