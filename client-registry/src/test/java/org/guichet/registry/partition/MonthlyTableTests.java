package org.guichet.registry.partition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.guichet.registry.client.Ids;
import org.junit.jupiter.api.Test;

class MonthlyTableTests {
    @Test
    void keepsTheBoundsOfMonthsInTheOrderOfIdentifiers() {
        String march = MonthlyTable.firstId(YearMonth.of(2026, 3)).toString();
        Clock lastOfFebruary = Clock.fixed(
                YearMonth.of(2026, 3)
                        .atDay(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .minusMillis(1),
                ZoneOffset.UTC);
        Clock firstOfMarch = Clock.offset(lastOfFebruary, Duration.ofMillis(1));

        assertThat(Ids.next(lastOfFebruary).toString()).isLessThan(march);
        assertThat(Ids.next(firstOfMarch).toString()).isGreaterThanOrEqualTo(march);
    }
}
