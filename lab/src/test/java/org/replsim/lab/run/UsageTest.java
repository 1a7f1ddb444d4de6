package org.replsim.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class UsageTest {

    @Test
    void ofAProcessTheTimeInUserAndSystemModeCounts() {
        assertThat(Usage.ofProcess("77 (mariadbd (1) x) S 1 77 77 0 -1 4194560 9 0 3 0 250 31 0 0 20 0 9 0 5 6 7"))
                .as("utime 250 and stime 31, as proc(5) has them in fields 14 and 15")
                .isEqualTo(281);
    }

    @Test
    void ofTheMachineWaitingForTheDiskIsIdle() {
        assertThat(Usage.ofAll("cpu  100 2 30 5000 70 4 6 9 11 0\ncpu0 1 1 1 1 1 1 1 1 1 1\n"))
                .as("user, nice, system, irq, softirq; not idle, iowait; stolen time and guests are not its own work")
                .isEqualTo(142);
    }

    @Test
    void sharesAreOfAllProcessors() {
        int processors = Runtime.getRuntime().availableProcessors();
        TreeMap<String, Long> before = new TreeMap<>();
        before.put("cores this machine: db1", 100L);
        before.put("cores this machine: restarted", 100L);
        TreeMap<String, Long> after = new TreeMap<>();
        after.put("cores this machine: db1", 150L);
        after.put("cores this machine: restarted", 3L);
        after.put("cores this machine: new", 3L);
        assertThat(new Usage(2_000_000_000L, after).since(new Usage(1_000_000_000L, before)))
                .as("half a second of one processor in a second; whoever is a new process is not told")
                .hasSize(1)
                .containsEntry("cores this machine: db1", 0.5 / processors);
    }
}
