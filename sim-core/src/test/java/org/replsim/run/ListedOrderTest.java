package org.replsim.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.replsim.cluster.ClusterSpec;

/** Equal times are ordered by names: how hosts, servers, links and replicas are listed changes no bit. */
class ListedOrderTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void theOrderInWhichThingsAreListedChangesNothing(long seed) {
        RunSpec spec = new RandomSpecs(seed).specs.spec();
        RunRecord listed = Run.execute(spec);
        ClusterSpec cluster = spec.cluster();
        Random random = new Random(seed);
        ClusterSpec other = new ClusterSpec(
                shuffled(cluster.hosts(), random),
                shuffled(cluster.servers(), random),
                shuffled(cluster.links(), random),
                shuffled(cluster.replication(), random));
        RunRecord shuffled = Run.execute(new RunSpec(
                spec.seed(),
                spec.durationNanos(),
                spec.warmupNanos(),
                spec.sampleNanos(),
                spec.backlogLimit(),
                other,
                spec.workloads(),
                spec.heartbeats(),
                spec.timeline()));
        assertThat(shuffled.serverDigests()).as("seed %d", seed).isEqualTo(listed.serverDigests());
        assertThat(shuffled.digest()).isEqualTo(listed.digest());
        assertThat(shuffled.events()).isEqualTo(listed.events());
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        Collections.reverse(copy);
        return copy;
    }
}
