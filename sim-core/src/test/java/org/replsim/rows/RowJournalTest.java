package org.replsim.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken back of committed rows; the oracle replays what is left. */
class RowJournalTest {

    private static final long SECOND = 1_000_000_000L;

    /** A later change of a survivor stays, and falls back to what was before the lost one if it is lost as well. */
    @Test
    void aSurvivorKeepsItsRow() {
        RowStore store = store();
        store.set(7, 3, 7, 0);
        store.set(8, 3, 8, 1);
        store.set(9, 3, 9, 2);
        store.undo(id -> id == 8);
        assertThat(store.writer(3)).isEqualTo(9);
        store.undo(id -> id == 9);
        assertThat(store.writer(3)).isEqualTo(7);
        store.undo(id -> id == 7);
        assertThat(store.writer(3)).isEqualTo(KeyedRows.INITIAL);
    }

    /** After more than a second, or a start, nothing is taken back. */
    @Test
    void oldCommitsAreSafe() {
        RowStore store = store();
        store.set(7, 3, 7, 0);
        store.set(8, 4, 8, SECOND + 1);
        store.undo(id -> true);
        assertThat(store.writer(3)).isEqualTo(7);
        assertThat(store.writer(4)).isEqualTo(KeyedRows.INITIAL);
        store.set(9, 4, 9, SECOND + 2);
        store.settle();
        store.undo(id -> true);
        assertThat(store.writer(4)).isEqualTo(9);
    }

    /** Any set of lost transactions of the last second, with a ring that has grown and gone round. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void theRestIsAsIfTheLostHadNeverBeen(long seed) {
        Random random = new Random(seed);
        RowStore store = store();
        RowStore replay = store();
        List<long[]> changes = new ArrayList<>();
        Set<Long> lost = new TreeSet<>();
        for (int i = 0; i < 3000; i++) {
            long id = 100 + i / 3;
            long now = i * SECOND / 1500;
            long writer = random.nextInt(4) == 0 ? KeyedRows.ABSENT : id;
            changes.add(new long[] {id, random.nextInt(40), writer, now});
            if (now > SECOND && random.nextBoolean()) {
                lost.add(id);
            }
        }
        changes.forEach(each -> store.set(each[0], each[1], each[2], each[3]));
        store.undo(lost::contains);
        changes.stream()
                .filter(each -> !lost.contains(each[0]))
                .forEach(each -> replay.set(each[0], each[1], each[2], each[3]));
        assertThat(store.checksum()).as("seed %d", seed).isEqualTo(replay.checksum());
        assertThat(lost).isNotEmpty();
    }

    private static RowStore store() {
        RowStore store = new RowStore();
        store.keep(0, "t", 20, 40);
        return store;
    }
}
