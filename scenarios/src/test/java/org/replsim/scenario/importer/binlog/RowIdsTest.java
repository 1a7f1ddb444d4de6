package org.replsim.scenario.importer.binlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rows are followed by their images. */
class RowIdsTest {

    @Test
    void aRowIsTheSameThroughItsChanges() {
        RowIds ids = new RowIds();
        int row = ids.inserted(10, false);

        assertThat(ids.updated(10, 11)).isEqualTo(row);
        assertThat(ids.updated(11, 12)).isEqualTo(row);
        assertThat(ids.updated(10, 13)).isNotEqualTo(row);
        assertThat(ids.deleted(12, false)).isEqualTo(row);
        assertThat(ids.deleted(12, false)).isNotEqualTo(row);
    }

    /** Two rows can look alike where there is no primary key; with one, who inserts it again takes the same place. */
    @Test
    void aPrimaryKeyStaysTheSameRow() {
        RowIds ids = new RowIds();

        assertThat(ids.inserted(1, false)).isNotEqualTo(ids.inserted(1, false));
        int row = ids.inserted(2, true);
        assertThat(ids.deleted(2, true)).isEqualTo(row);
        assertThat(ids.inserted(2, true)).isEqualTo(row);
    }

    @Test
    void rowsThatWereThereBeforeTheLogBeganAreKnownFromTheFirstTouchOn() {
        RowIds ids = new RowIds();
        int row = ids.updated(5, 6);

        assertThat(ids.updated(6, 5)).isEqualTo(row);
        assertThat(ids.count()).isEqualTo(1);
    }

    /** Against the collection of the language: many keys that collide, put, replaced and removed. */
    @Test
    void theTableIsAMap() {
        long seed = 4711;
        Random random = new Random(seed);
        LongIntTable table = new LongIntTable();
        Map<Long, Integer> map = new HashMap<>();
        for (int i = 0; i < 200_000; i++) {
            long key = (long) random.nextInt(3_000) << (random.nextBoolean() ? 32 : 0);
            if (random.nextInt(3) == 0) {
                table.remove(key);
                map.remove(key);
            } else {
                table.put(key, i);
                map.put(key, i);
            }
            long asked = (long) random.nextInt(3_000) << (random.nextBoolean() ? 32 : 0);
            assertThat(table.get(asked))
                    .as("seed %d, step %d", seed, i)
                    .isEqualTo(map.getOrDefault(asked, LongIntTable.NONE));
        }
    }
}
