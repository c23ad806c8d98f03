package org.guichet.registry.actor;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The day it is where the law is read. A last day is over when it is over there, on pages and at every decision alike.
 * Setting: {@code guichet.registry.zone}; the pages' own where it is not given.
 */
@Component
public class LegalDay {
    private final Clock clock;
    private final ZoneId zone;

    public LegalDay(Clock clock, @Value("${guichet.registry.zone:${guichet.pages.zone:America/Toronto}}") ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    public Clock clock() {
        return clock;
    }

    public ZoneId zone() {
        return zone;
    }

    public LocalDate today() {
        return of(clock.instant());
    }

    /** When a day begins there. */
    public Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** The day it was there. */
    public LocalDate of(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }
}
