package org.guichet.channel.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;

class WordingTests {
    private static final Instant NOW = Instant.parse("2026-03-10T15:00:00Z");

    @Test
    void saysDatesByLocale() {
        assertThat(in("en").date(LocalDate.of(1955, 10, 2))).isEqualTo("October 2, 1955");
        assertThat(in("fr").date(LocalDate.of(1955, 10, 2))).isEqualTo("2 octobre 1955");
    }

    @Test
    void saysMoneyByLocale() {
        assertThat(in("en").money(new BigDecimal("1043.45"))).isEqualTo("$1,043.45");
        assertThat(in("fr").money(new BigDecimal("1043.45")).replaceAll("\\h", " "))
                .isEqualTo("1 043,45 $");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-10T05:00:00Z, today, aujourd’hui",
        "2026-03-01T15:00:00Z, 9 days ago, il y a 9 jours",
        "2025-12-01T15:00:00Z, 3 months ago, il y a 3 mois",
        "2023-01-01T15:00:00Z, 3 years ago, il y a 3 ans",
    })
    void saysHowOldAFactIs(Instant collected, String english, String french) {
        assertThat(in("en").age(collected)).isEqualTo(english);
        assertThat(in("fr").age(collected)).isEqualTo(french);
    }

    @Test
    void saysTheUnknownAsUnknownAndNeverAsNo() {
        assertThat(in("en").value(null, "BOOLEAN", "oas.receiving")).isEqualTo("–");
        assertThat(in("en").value(false, "BOOLEAN", "oas.receiving")).isEqualTo("No");
    }

    @Test
    void keepsTheHourOnOneLine() {
        Instant afternoon = Instant.parse("2026-03-10T18:47:00Z");

        assertThat(in("fr").time(afternoon)).endsWith(" 14\u00a0h\u00a047");
    }

    @Test
    void saysCountriesByName() {
        assertThat(in("fr").value("CA", "CODE", "residence.country")).isEqualTo("Canada");
        assertThat(in("fr").value("DE", "CODE", "residence.country")).isEqualTo("Allemagne");
    }

    private static Wording in(String language) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("pages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new Wording(messages, code -> Optional.empty(), Locale.of(language), ZoneId.of("America/Toronto"), NOW);
    }
}
