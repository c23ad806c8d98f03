package org.guichet.catalog.identification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTests {

    @ParameterizedTest
    @CsvSource({
        "TEXT, rené.côté@example.ca, RENE.COTE@EXAMPLE.CA, true",
        "TEXT, rené.côté@example.ca, rene cote at example ca, false",
        "TEXT, rené.côté@example.ca, '', false",
        "TEXT, '-', '-', false",
        "LAST_FOUR_DIGITS, 819-555-0142, 0142, true",
        "LAST_FOUR_DIGITS, 819-555-0142, 819 555 0142, true",
        "LAST_FOUR_DIGITS, 819-555-0142, 142, false",
        "LAST_FOUR_DIGITS, 819-555-0142, 0143, false",
        "LAST_FOUR_DIGITS, 12, 12, false",
        "MONTH, 2019-04-17, 2019-04, true",
        "MONTH, 2019-04-17, 2019-04-01, true",
        "MONTH, 2019-04-17, 04/2019, true",
        "MONTH, 2019-04-17, 4/2019, true",
        "MONTH, 2019-11-17, 11 / 2019, true",
        "MONTH, 2019-04-17, 2019-05, false",
        "MONTH, 2019-04-17, 2019, false",
        "MONTH, 2019-04-17, in April, false"
    })
    void comparesWhatIsSaidWithWhatIsHeld(Comparison comparison, String held, String said, boolean same) {
        assertThat(comparison.same(held, said)).isEqualTo(same);
    }
}
