package org.replsim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.replsim.run.Specs.MILLIS;
import static org.replsim.run.Specs.SECONDS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.replsim.binlog.Shape;
import org.replsim.binlog.TransactionId;
import org.replsim.cluster.Cluster;
import org.replsim.engine.random.Distribution;
import org.replsim.workload.HotRows;
import org.replsim.workload.IntRange;

/** Variants share what belongs to a transaction: the k-th of a client is the same in both, whatever became of its commit. */
class CommonRandomNumbersTest {

    private static Specs specs() {
        Specs specs = new Specs();
        specs.clients = 8;
        specs.think = new Distribution.Exponential(3.0 * MILLIS);
        specs.statements = 2;
        specs.rows = new IntRange(2, 9);
        specs.hot = new HotRows(500, 0.9, 0.5);
        specs.rtt = 5 * MILLIS;
        specs.duration = SECONDS;
        specs.warmup = 0;
        return specs;
    }

    /** Bytes, keys and statement times of every transaction of the log, by client and number. */
    private static Map<String, List<Long>> attributes(Specs specs) {
        World world = new World(specs).run(specs.duration);
        Cluster cluster = world.cluster;
        Map<String, List<Long>> found = new TreeMap<>();
        for (Story.Event event : world.story.published) {
            long id = world.source().binlog().id(event.row());
            Shape shape = new Shape();
            cluster.transactions().shape(id, shape);
            List<Long> values = new ArrayList<>(List.of((long) shape.rows, shape.rowBytes()));
            for (int row = 0; row < shape.rows; row++) {
                values.add(cluster.transactions().of(id).key(id, row));
            }
            for (int statement = 0; statement < shape.statements; statement++) {
                values.add(cluster.transactions().of(id).statementBits(id, statement));
            }
            found.put(TransactionId.client(id) + "/" + TransactionId.number(id), values);
        }
        return found;
    }

    @Test
    void theSameTransactionIsTheSameInBothVariants() {
        Map<String, List<Long>> async = attributes(specs());
        Map<String, List<Long>> semiSync = attributes(specs().semiSync("AFTER_SYNC"));
        assertThat(semiSync).hasSizeGreaterThan(300).hasSizeLessThan(async.size());
        assertThat(async).containsAllEntriesOf(semiSync);
        assertThat(async.values().stream().distinct().count()).isEqualTo(async.size());
    }
}
