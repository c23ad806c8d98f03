package org.guichet.catalog.identification;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeSettingsTests {

    @ParameterizedTest
    @CsvSource({
        "5, PT10M, 3, 3, 6, 30",
        "10, PT10M, 3, 3, 6, 30",
        "6, PT11M, 3, 3, 6, 30",
        "6, PT0S, 3, 3, 6, 30",
        "6, PT2M, 3, 3, 6, 30",
        "6, PT10M, 0, 3, 6, 30",
        "6, PT10M, 3, 0, 6, 30",
        "6, PT10M, 3, 3, 0, 30",
        "6, PT10M, 3, 3, 6, 0"
    })
    void refusesWhatTheStandardDoesNotLetPass(
            int digits, Duration validFor, int tries, int perHour, int perDay, int perAccount) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CodeSettings(digits, validFor, tries, perHour, perDay, perAccount));
    }

    @Test
    void takesWhatItLetsPass() {
        assertThatCode(() -> new CodeSettings(6, Duration.ofMinutes(10), 3, 3, 6, 30))
                .doesNotThrowAnyException();
    }
}
