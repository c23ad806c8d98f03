package org.guichet.registry.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LegalDayTests {
    @Test
    void aDayLastsUntilItIsOverWhereTheLawIsRead() {
        Clock evening = Clock.fixed(Instant.parse("2026-05-06T02:00:00Z"), ZoneOffset.UTC);
        assertThat(new LegalDay(evening, ZoneId.of("America/Toronto")).today()).isEqualTo(LocalDate.of(2026, 5, 5));
        assertThat(new LegalDay(evening, ZoneOffset.UTC).today()).isEqualTo(LocalDate.of(2026, 5, 6));
    }
}
