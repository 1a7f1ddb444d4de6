package org.replsim.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a map of the library: any order of putting in and taking out. */
class IdIndexTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void itIsAMap(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        IdIndex index = new IdIndex();
        TreeMap<Long, Long> map = new TreeMap<>();
        for (long i = 0; i < 200_000; i++) {
            long id = random.nextLong(30_000) << random.nextInt(3) * 18;
            if (random.nextInt(5) < 3) {
                index.put(id, i);
                map.put(id, i);
            } else {
                index.remove(id);
                map.remove(id);
            }
            if (i % 20_000 == 0) {
                map.forEach((key, entry) -> assertThat(index.find(key)).isEqualTo(entry));
            }
            assertThat(index.find(id)).as("seed %d, step %d", seed, i).isEqualTo(map.getOrDefault(id, -1L));
        }
    }
}
