package org.replsim.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "7, 7",
        "0.25, 0.25",
        "0.0004, 0",
        "1.005, 1",
        "9.996, 10",
        "10.44, 10.4",
        "99.96, 100",
        "51231.4, '51,231'"
    })
    void aNumberHasThreeDigitsOrAllItsWholeOnes(double value, String words) {
        assertThat(Quantity.number(value)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "850, 0.85 us",
        "850000, 850 us",
        "999600, 1 ms",
        "10440000, 10.4 ms",
        "12340000000, 12.3 s",
        "119900000000, 120 s",
        "120000000000, 2 min",
        "200000000000, 3 min 20 s",
        "7200000000000, 2 h",
        "7500000000000, 2 h 05 min"
    })
    void aDurationHasTheUnitThatFits(double nanos, String words) {
        assertThat(Quantity.duration(nanos)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "512, 512 B",
        "999, 999 B",
        "1023, '1,023 B'",
        "1024, 1 KiB",
        "3355443, 3.2 MiB",
        "1073741824, 1 GiB"
    })
    void aSizeIsBinary(double bytes, String words) {
        assertThat(Quantity.bytes(bytes)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 %", "0.421875, 42 %", "0.0051, 0.5 %", "0.0004, 0.04 %", "1, 100 %", "0.998, 99.8 %"})
    void aShareIsInPercent(double share, String words) {
        assertThat(Quantity.percent(share)).isEqualTo(words);
    }

    @Test
    void whatIsNotThereIsADash() {
        assertThat(Quantity.number(Double.NaN)).isEqualTo("-");
        assertThat(Quantity.duration(Double.NaN)).isEqualTo("-");
        assertThat(Quantity.bytes(Double.POSITIVE_INFINITY)).isEqualTo("-");
        assertThat(Quantity.percent(Double.NaN)).isEqualTo("-");
    }

    @Test
    void theDefaultLocaleChangesNothing() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Quantity.rate(5120.4, "commits")).isEqualTo("5,120 commits/s");
            assertThat(Quantity.duration(10_440_000)).isEqualTo("10.4 ms");
            assertThat(Quantity.instant(40_250_000_000L)).isEqualTo("40.25 s");
            assertThat(Quantity.count(51_231)).isEqualTo("51,231");
        } finally {
            Locale.setDefault(before);
        }
    }
}
