package org.replsim.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DraftTest {

    private static final Draft DRAFT = new Draft("cell", "rtt: 10ms\nthink: 2ms\nthink: 2ms\n", Path.of(""));

    @Test
    void aChangeReplacesWhatIsThereOnce() {
        assertThat(DRAFT.change("rtt: 10ms", "rtt: $1ms").text()).isEqualTo("rtt: $1ms\nthink: 2ms\nthink: 2ms\n");
    }

    @Test
    void aChangeOfWhatIsNotThereIsRefused() {
        assertThatThrownBy(() -> DRAFT.change("rtt: 10 ms", "rtt: 40ms"))
                .hasMessage("there is no 'rtt: 10 ms' in cell");
    }

    @Test
    void aChangeThatIsNotClearIsRefused() {
        assertThatThrownBy(() -> DRAFT.change("think: 2ms", "think: 3ms")).hasMessageContaining("more than once");
    }
}
