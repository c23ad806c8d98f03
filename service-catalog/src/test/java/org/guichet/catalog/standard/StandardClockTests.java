package org.guichet.catalog.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.guichet.catalog.standard.StandardClock.Start;
import org.guichet.catalog.standard.StandardClock.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandardClockTests {
    private static final ZoneId OTTAWA = ZoneId.of("America/Toronto");

    @Test
    void countsCalendarDaysToTheEndOfTheLast() {
        Instant evening = Instant.parse("2023-10-03T02:30:00Z");

        Instant due = new StandardClock(Start.COMPLETE, Unit.CALENDAR, 28).dueAt(evening, OTTAWA);

        assertThat(due).isEqualTo("2023-10-31T03:59:59Z");
    }

    @Test
    void staysAtTheEndOfTheDayWhenTheClocksChange() {
        Instant due = new StandardClock(Start.COMPLETE, Unit.CALENDAR, 7)
                .dueAt(Instant.parse("2023-11-01T15:00:00Z"), OTTAWA);

        assertThat(due).isEqualTo("2023-11-09T04:59:59Z");
    }

    @Test
    void skipsWeekendsAndHolidaysInBusinessDays() {
        // Friday before Thanksgiving Monday, 9 October 2023.
        Instant due = new StandardClock(Start.SUBMITTED, Unit.BUSINESS, 1)
                .dueAt(Instant.parse("2023-10-06T15:00:00Z"), OTTAWA);

        assertThat(due).isEqualTo("2023-10-11T03:59:59Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-01-02", "2023-04-07", "2023-04-10", "2023-05-22", "2023-07-03", "2023-09-04", "2023-10-02",
                "2023-10-09", "2023-11-13", "2023-12-25", "2023-12-26", "2021-12-27", "2021-12-28", "2022-12-26",
                "2022-12-27", "2026-12-28"
            })
    void knowsTheHolidays(LocalDate holiday) {
        assertThat(BusinessDays.isBusinessDay(holiday)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2023-04-11", "2023-12-27", "2022-12-28", "2023-08-07", "2026-12-29"})
    void worksOnOtherDays(LocalDate day) {
        assertThat(BusinessDays.isBusinessDay(day)).isTrue();
    }

    @Test
    void refusesAStandardWithoutTime() {
        assertThatThrownBy(() -> new StandardClock(Start.COMPLETE, Unit.CALENDAR, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
