package org.replsim.scenario.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Oracle: distances counted by hand. */
class SpellingTest {

    @ParameterizedTest
    @CsvSource({"limit, limt, 1", "ab, ba, 1", "kitten, sitting, 3", "'', abc, 3", "same, same, 0"})
    void editsAreCounted(String a, String b, int edits) {
        assertThat(Spelling.distance(a, b)).isEqualTo(edits);
    }

    @Test
    void theNearestIsFoundAndNothingFarAway() {
        List<String> known = List.of("clients", "think", "rate");
        assertThat(Spelling.nearest("clints", known)).contains("clients");
        assertThat(Spelling.nearest("THINK", known)).contains("think");
        assertThat(Spelling.nearest("bandwidth", known)).isEmpty();
        assertThat(Spelling.nearest("exponential", List.of("exp", "gamma"))).contains("exp");
    }

    @Test
    void aLongListIsCut() {
        List<String> many = java.util.stream.IntStream.range(0, 50)
                .mapToObj(i -> "name" + i)
                .toList();
        assertThat(Spelling.remedy("zzz", many)).endsWith("name29, ...");
    }
}
