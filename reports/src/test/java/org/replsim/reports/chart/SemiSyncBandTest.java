package org.replsim.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.replsim.reports.SyntheticRun;
import org.replsim.reports.chart.SemiSyncBand.State;

class SemiSyncBandTest {

    @Test
    void bandsGoFromSwitchToSwitch() {
        SyntheticRun run = SyntheticRun.named("flapping").semiSync(25, 48, 50);

        assertThat(SemiSyncBand.of(run.build(), 60))
                .containsExactly(
                        new SemiSyncBand(State.ON, 0, 25),
                        new SemiSyncBand(State.OFF, 25, 48),
                        new SemiSyncBand(State.ON, 48, 50),
                        new SemiSyncBand(State.OFF, 50, 60));
    }

    @Test
    void aDeadPrimaryHasNoState() {
        SyntheticRun run = SyntheticRun.named("crash").semiSync(25).crash(40, 0);

        assertThat(SemiSyncBand.of(run.build(), 60))
                .containsExactly(new SemiSyncBand(State.ON, 0, 25), new SemiSyncBand(State.OFF, 25, 40));
    }

    @Test
    void semiSyncCanBeEnabledOnTheWay() {
        SyntheticRun run = SyntheticRun.named("later").switched(30, "semi-sync ON");

        assertThat(SemiSyncBand.of(run.build(), 60))
                .containsExactly(new SemiSyncBand(State.NOT_ENABLED, 0, 30), new SemiSyncBand(State.ON, 30, 60));
    }

    @Test
    void withoutSemiSyncThereIsOneGreyBand() {
        assertThat(SemiSyncBand.of(SyntheticRun.named("async").build(), 60))
                .containsExactly(new SemiSyncBand(State.NOT_ENABLED, 0, 60));
    }
}
