package org.replsim.binlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** GTIDs in a log's columns, positions and sets, against plain lists and sets of numbers. */
class GtidTest {

    private static final byte NONE = 0;

    private final Gtids gtids = new Gtids(Gtids.Kind.DOMAINS);
    private final Binlog log =
            new Binlog("db1", new BinlogFiles("mysql-bin", EventFormat.mariaDb(252)), 1_000_000, gtids);

    private long own() {
        return log.append(1, 100, 0, 0, NONE);
    }

    private long of(long server, long sequence) {
        return log.append(Gtid.origin(0, server), sequence, 1, 100, 0, 0, NONE);
    }

    private String gtid(long row) {
        return log.gtid(row).toString();
    }

    /** The next number of a domain is one above all that was logged or applied in it. */
    @Test
    void aServerCountsOnFromWhatItHasSeen() {
        assertThat(gtid(own())).isEqualTo("0-1-1");
        assertThat(gtid(of(2, 7))).isEqualTo("0-2-7");
        assertThat(gtid(own())).isEqualTo("0-1-8");
        gtids.applied(Gtid.origin(0, 3), 20); // by a replica that does not log it
        assertThat(gtid(own())).isEqualTo("0-1-21");
        gtids.writer(5, 1, false);
        assertThat(gtid(own())).isEqualTo("5-1-1");
        assertThat(Gtid.text(gtids.logged().position())).isEqualTo("0-1-21,5-1-1");
        assertThat(Gtid.text(gtids.logged().all())).isEqualTo("0-1-21,0-2-7,5-1-1");
        gtids.writer(0, 9, false);
        gtids.logReset();
        assertThat(gtid(own()))
                .as("after RESET MASTER, what was applied still counts")
                .isEqualTo("0-9-21");
        assertThat(Gtid.text(gtids.current())).isEqualTo("0-9-21");
        assertThat(log.sequence(0)).isEqualTo(1);
    }

    /** A Gtid_list takes 27 bytes and 16 for each entry, 29 without any (spec 3.1). */
    @Test
    void theHeadOfAFileGrowsWithTheServersInIt() {
        int checkpoint = 27 + 16;
        assertThat(log.files().headBytes(0)).isEqualTo(29 + checkpoint);
        own();
        of(2, 2);
        of(3, 3);
        log.files().restart(false);
        assertThat(log.files().headBytes(1)).isEqualTo(27 + 3 * 16 + checkpoint);
        assertThat(log.files().gtids(1).list()).hasSize(3);
    }

    /** Several servers, gaps and new counts, over borders of segments. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everyRowKeepsItsGtid(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        log.addReader(new LogCursor("db2"));
        List<String> written = new ArrayList<>();
        long server = 1;
        long sequence = 1;
        for (int row = 0; row < 5 * Segment.ROWS; row++) {
            if (random.nextInt(seed == 1 ? 3 : 9_000) == 0) {
                server = 1 + random.nextInt(4);
                sequence = 1 + random.nextInt(100_000);
            }
            written.add("0-" + server + "-" + sequence);
            of(server, sequence++);
        }
        for (int row = 0; row < written.size(); row++) {
            assertThat(gtid(row)).as("seed %d, row %d", seed, row).isEqualTo(written.get(row));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aSetIsWhatWasAdded(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        GtidSet one = new GtidSet();
        GtidSet other = new GtidSet();
        TreeSet<Long> ones = new TreeSet<>();
        TreeSet<Long> others = new TreeSet<>();
        for (int i = 0; i < 400; i++) {
            long number = 1 + random.nextInt(300);
            one.add(7, number);
            ones.add(number);
            long second = 1 + random.nextInt(300);
            if (i % 2 == 0) {
                other.add(7, second);
                others.add(second);
            }
        }
        assertThat(one.size()).as("seed %d", seed).isEqualTo(ones.size());
        long free = 1;
        while (ones.contains(free)) {
            free++;
        }
        assertThat(one.firstFree(7)).isEqualTo(free);
        GtidSet rest = one.without(other);
        for (long number = 0; number <= 301; number++) {
            assertThat(one.contains(7, number)).isEqualTo(ones.contains(number));
            assertThat(rest.contains(7, number)).isEqualTo(ones.contains(number) && !others.contains(number));
        }
        String uuid = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
        String text = one.text(source -> uuid);
        GtidSet read = GtidSet.read(text, each -> 7).orElseThrow();
        assertThat(read.text(source -> uuid)).isEqualTo(text);
        assertThat(GtidSet.read(text.substring(1), each -> 7)).isEmpty();
    }

    /** Spec 5.1: found, purged, diverged, ahead, and what was applied without being logged. */
    @Test
    void aSourceFindsWhatFollows() {
        log.keep(1_000);
        for (int i = 0; i < 5; i++) {
            own();
        }
        log.files().rotate();
        of(2, 6);
        own();
        assertThat(start("0-1-3")).isEqualTo("3 ");
        assertThat(start("0-1-5")).isEqualTo("5 ");
        assertThat(start("0-2-6")).isEqualTo("6 ");
        assertThat(start("0-1-7")).isEqualTo("7 ");
        assertThat(start("0-1-8"))
                .contains("start from GTID 0-1-8, which is not in the master's binlog")
                .doesNotContain("Since");
        assertThat(start("0-3-4")).contains("GTID 0-3-4", "diverged");
        assertThat(start("")).isEqualTo("0 ");
        assertThat(start("4-1-9")).as("a domain of another source").isEqualTo("0 ");
        assertThat(start("0-1-6")).as("a gap, and no strict mode").isEqualTo("6 ");
        gtids.applied(Gtid.origin(0, 8), 5);
        assertThat(start("0-8-5"))
                .as("applied here, not logged: all that is here came later")
                .isEqualTo("0 ");
        log.files().purgeBefore(1);
        assertThat(start("0-1-3")).contains("files have been purged");
        assertThat(start("0-1-5")).isEqualTo("5 ");
        assertThat(start("")).contains("files have been purged");
    }

    private String start(String position) {
        DumpStart start = GtidStart.behind(log, Gtid.read(position).orElseThrow(), false);
        return start.refusal().isEmpty() ? start.row() + " " : start.refusal();
    }

    /** With two domains it begins where the one that is further back does, and leaves out what the other has. */
    @Test
    void eachDomainHasAPositionOfItsOwn() {
        log.keep(1_000);
        for (int i = 0; i < 4; i++) {
            gtids.writer(0, 1, false);
            own();
            gtids.writer(1, 1, false);
            own();
        }
        DumpStart start = GtidStart.behind(log, Gtid.read("0-1-4,1-1-1").orElseThrow(), false);
        assertThat(start.row()).isEqualTo(2);
        List<Long> sent = new ArrayList<>();
        for (long row = start.row(); row < log.written(); row++) {
            if (start.known() == null || !start.known().test(row)) {
                sent.add(row);
            }
        }
        assertThat(sent.stream().map(this::gtid).collect(Collectors.joining(" ")))
                .isEqualTo("1-1-2 1-1-3 1-1-4");
    }
}
