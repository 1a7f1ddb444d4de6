package org.replsim.binlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

/** The columns keep what was written as long as a reader needs it, and no longer. */
class BinlogTest {

    private static final byte NONE = 0;

    private final Binlog log = new Binlog("db1", files(), 100_000);
    private final LogCursor reader = new LogCursor("db2");

    @Test
    void eachRowKeepsItsOwnValues() {
        log.addReader(reader);
        for (int row = 0; row < 3 * Segment.ROWS + 5; row++) {
            assertThat(log.append(row * 7L, 100 + row % 3, -row, 1_700_000_000L + row, NONE))
                    .isEqualTo(row);
        }
        log.publish(20_000, 42);
        log.publish(20_001, 43);
        log.mark(8_191, Binlog.VISIBLE);
        log.mark(8_191, Binlog.ACKNOWLEDGED);

        long offset = 328;
        for (int row = 0; row < log.written(); row++) {
            offset += 100 + row % 3;
            assertThat(log.id(row)).isEqualTo(row * 7L);
            assertThat(log.endOffset(row)).isEqualTo(offset);
            assertThat(log.statementSecond(row)).isEqualTo(-row);
            assertThat(log.commitSecond(row)).isEqualTo(1_700_000_000L + row);
            assertThat(log.publishedNanos(row)).isEqualTo(row < 20_000 ? 42 : row == 20_000 ? 43 : Long.MAX_VALUE);
            assertThat(log.has(row, (byte) (Binlog.VISIBLE | Binlog.ACKNOWLEDGED)))
                    .isEqualTo(row == 8_191);
        }
        assertThat(log.published()).isEqualTo(20_001);
    }

    /** A reader that has everything up to a segment's border stands at the end of the row before it. */
    @Test
    void theRowBeforeAReadersCursorIsKept() {
        log.addReader(reader);
        append(Segment.ROWS);
        long end = log.endOffset(Segment.ROWS - 1);
        reader.moveTo(Segment.ROWS);
        append(2 * Segment.ROWS);
        assertThat(log.endOffset(Segment.ROWS - 1)).isEqualTo(end);
    }

    @Test
    void rowsBehindTheSlowestReaderAreRecycled() {
        LogCursor slow = new LogCursor("db3");
        log.addReader(reader);
        log.addReader(slow);
        for (int i = 0; i < 500; i++) {
            append(Segment.ROWS);
            reader.moveTo(log.written());
            slow.moveTo(Math.max(0, log.written() - 30_000));
        }
        // 30,000 rows touch five segments; one more is kept for the row before the cursor, and one is being filled.
        assertThat(log.segments()).isLessThanOrEqualTo(7);
        assertThat(log.publishedNanos(slow.row())).isEqualTo(Long.MAX_VALUE);
        assertThat(log.has(log.written() - 1, Binlog.VISIBLE)).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> log.id(5)).withMessageContaining("row 5 of db1");
    }

    /** Recycled segments come back clean. */
    @Test
    void aRecycledRowHasNoFlagsOfItsPredecessor() {
        log.addReader(reader);
        for (int i = 0; i < 10; i++) {
            long from = log.written();
            append(Segment.ROWS);
            for (long row = from; row < log.written(); row++) {
                assertThat(log.has(row, Binlog.VISIBLE)).isFalse();
                log.mark(row, Binlog.VISIBLE);
            }
            reader.moveTo(log.written());
        }
    }

    @Test
    void aReaderTooFarBehindEndsTheRunByName() {
        LogCursor slow = new LogCursor("db3");
        log.addReader(reader);
        log.addReader(slow);
        slow.moveTo(50);
        assertThatExceptionOfType(BacklogExceeded.class)
                .isThrownBy(() -> {
                    for (int i = 0; i < 20; i++) {
                        append(Segment.ROWS);
                        reader.moveTo(log.written());
                    }
                })
                .withMessageContaining("db3")
                .withMessageContaining("db1")
                .withMessageContaining("limits.backlog");
        // Looked at whenever a segment begins.
        assertThat(log.written()).isBetween(100_000L, 100_000L + 2 * Segment.ROWS);
    }

    private void append(int rows) {
        for (int i = 0; i < rows; i++) {
            log.append(i, 200, 0, 0, NONE);
        }
    }

    private static BinlogFiles files() {
        return new BinlogFiles("mysql-bin", new EventFormat(252, 42, 2, 4));
    }
}
