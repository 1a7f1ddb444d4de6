package org.replsim.binlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sizes of events and transactions against the formulas of spec 3.1, written out here a second time. */
class EventSizesTest {

    private static final EventFormat MARIADB_10_11 = EventFormat.mariaDb(252);
    private static final int GTID = 42;
    private static final int GTID_WITH_COMMIT_ID = 44;
    private static final int XID = 31;
    /** {@code app.t}, 4 columns, 4 bytes of metadata. */
    private static final int TABLE_MAP = 19 + 8 + 1 + (1 + 3 + 1) + (1 + 1 + 1) + 1 + 4 + 1 + 4 + 1 + 4;

    private final EventSizes sizes = new EventSizes(MARIADB_10_11, true);
    private final Shape shape = new Shape();

    @Test
    void aTransactionOfOneRow() {
        shape.rows(1, 1, 220, 100);
        sizes.of(shape, false);
        assertThat(events()).containsExactly(GTID, TABLE_MAP, writeRows(1, 220), XID);
        assertThat(sizes.wireBytes()).isEqualTo(GTID + TABLE_MAP + writeRows(1, 220) + XID);
        // The file has the statement's text as well, which a replica is not sent.
        assertThat(sizes.fileBytes()).isEqualTo(sizes.wireBytes() + 23 + 100);
    }

    @Test
    void aSharedCommitGroupAddsTheCommitId() {
        shape.rows(1, 1, 220, 100);
        assertThat(sizes.of(shape, true).wireEvent(0)).isEqualTo(GTID_WITH_COMMIT_ID);
        long grouped = sizes.fileBytes();
        assertThat(grouped - sizes.of(shape, false).fileBytes()).isEqualTo(2);
    }

    @Test
    void withoutAnnotateEventsFileAndWireAreAlike() {
        shape.rows(3, 5, 220, 100);
        EventSizes bare = new EventSizes(MARIADB_10_11, false);
        assertThat(bare.of(shape, false).fileBytes()).isEqualTo(bare.wireBytes());
    }

    /** Rows are spread over the statements, the first ones taking one more; each statement has its Table_map. */
    @Test
    void eachStatementHasItsOwnEvents() {
        shape.rows(3, 5, 100, 80);
        sizes.of(shape, false);
        assertThat(events())
                .containsExactly(
                        GTID,
                        TABLE_MAP,
                        writeRows(2, 100),
                        TABLE_MAP,
                        writeRows(2, 100),
                        TABLE_MAP,
                        writeRows(1, 100),
                        XID);
        assertThat(sizes.fileBytes()).isEqualTo(sizes.wireBytes() + 3 * (23 + 80));
    }

    /** binlog_row_event_max_size: 8192 bytes hold 37 rows of 221 bytes; 100 rows are 37 + 37 + 26. */
    @Test
    void rowsThatDoNotFitIntoOneEventAreSplit() {
        shape.rows(1, 100, 220, 50);
        sizes.of(shape, false);
        assertThat(events())
                .containsExactly(GTID, TABLE_MAP, writeRows(37, 220), writeRows(37, 220), writeRows(26, 220), XID);
    }

    /** A row that is larger than an event may be has one of its own. */
    @Test
    void aRowIsNeverSplit() {
        shape.rows(1, 2, 20_000, 50);
        sizes.of(shape, false);
        assertThat(events()).containsExactly(GTID, TABLE_MAP, writeRows(1, 20_000), writeRows(1, 20_000), XID);
    }

    /** Query* of spec 3.1 for {@code app}: 19 + 13 + 26 + 3 + 1 + text + 4; it ends the group, there is no Xid. */
    @Test
    void aDdlIsOneQueryEvent() {
        shape.rows(1, 1, 0, 120);
        shape.ddl = true;
        sizes.of(shape, false);
        assertThat(events()).containsExactly(GTID, 19 + 13 + 26 + 3 + 1 + 120 + 4);
        assertThat(sizes.fileBytes()).isEqualTo(sizes.wireBytes());
    }

    /** Spec 3.2: Gtid 42 + Intvar 32 + Query 110 + Xid 31 = 215. */
    @Test
    void eventsGivenOneByOneStandBehindTheGtidEvent() {
        shape.events(new int[] {32, 110, 31}, 1);
        sizes.of(shape, false);
        assertThat(events()).containsExactly(GTID, 32, 110, 31);
        assertThat(sizes.fileBytes()).isEqualTo(215);
    }

    @Test
    void aVersionWithoutGtidsHasNoGtidEvent() {
        EventSizes old = new EventSizes(EventFormat.mariaDb55(), false);
        shape.events(new int[] {68, 28, 105, 27}, 1);
        old.of(shape, true);
        assertThat(old.wireEvents()).isEqualTo(4);
        assertThat(old.wireEvent(0)).isEqualTo(68);
        assertThat(old.fileBytes()).isEqualTo(228);
    }

    @Test
    void aStatementWithoutRowsWritesNothing() {
        shape.rows(5, 2, 100, 80);
        sizes.of(shape, false);
        assertThat(events()).containsExactly(GTID, TABLE_MAP, writeRows(1, 100), TABLE_MAP, writeRows(1, 100), XID);
        assertThat(sizes.fileBytes()).isEqualTo(sizes.wireBytes() + 2 * (23 + 80));
    }

    /** Whatever the shape, its events add up to its bytes, and no event but a single large row passes 8192 bytes of data. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void theEventsAddUp(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 500; i++) {
            int statements = 1 + random.nextInt(5);
            int rows = 1 + random.nextInt(300);
            int writing = Math.min(statements, rows);
            shape.rows(statements, rows, 1 + random.nextInt(3_000), random.nextInt(200));
            boolean grouped = random.nextBoolean();
            sizes.of(shape, grouped);
            List<Integer> events = events();
            String which =
                    "seed " + seed + ", " + statements + " statements, " + rows + " rows of " + shape.bytesPerRow;
            assertThat(events.stream().mapToLong(Integer::longValue).sum())
                    .as(which)
                    .isEqualTo(sizes.wireBytes());
            int most = Math.max(8192, 1 + shape.bytesPerRow) + 33;
            assertThat(events).as(which).allMatch(size -> size <= most);
            long overhead = GTID + (grouped ? 2 : 0) + XID + (long) writing * TABLE_MAP;
            long rowsEvents = events.size() - 2L - writing;
            assertThat(sizes.wireBytes())
                    .as(which)
                    .isEqualTo(overhead + rowsEvents * 33 + rows * (1L + shape.bytesPerRow));
        }
    }

    private static int writeRows(int rows, int rowData) {
        return 19 + 8 + 1 + 1 + rows * (1 + rowData) + 4;
    }

    private List<Integer> events() {
        List<Integer> events = new ArrayList<>();
        for (int i = 0; i < sizes.wireEvents(); i++) {
            events.add(sizes.wireEvent(i));
        }
        return events;
    }
}
