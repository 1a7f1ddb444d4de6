package org.replsim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SourceNameTest {

    @Test
    void namesAreOrderedByOwnerThenRoleThenIndex() {
        List<SourceName> inOrder = List.of(
                new SourceName("db1", "ack"),
                new SourceName("db1", "core", 2),
                new SourceName("db1", "core", 10),
                new SourceName("db1", "dump"),
                new SourceName("db10", "ack"),
                new SourceName("db2", "ack"));
        assertThat(inOrder.stream().sorted()).isEqualTo(inOrder);
    }

    @Test
    void theOrderAgreesWithEquality() {
        SourceName name = new SourceName("db1", "dump");
        assertThat(name).isEqualByComparingTo(new SourceName("db1", "dump", 0)).hasToString("db1/dump/0");
    }
}
