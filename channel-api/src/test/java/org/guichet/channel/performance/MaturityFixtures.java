package org.guichet.channel.performance;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.guichet.catalog.maturity.Indicator;
import org.guichet.catalog.maturity.Level;
import org.guichet.catalog.maturity.Measured;
import org.guichet.catalog.maturity.Reading;
import org.guichet.catalog.maturity.Reading.State;
import org.guichet.catalog.maturity.Standing;
import org.guichet.catalog.maturity.Window;

/** A capability as it is on the first day: measured once, where thirty times are needed. */
public final class MaturityFixtures {
    private static final Standing STANDING = new Standing(
            Level.INSUFFICIENT_DATA,
            List.of(new Standing.Block("icl-prefill", Level.DEVELOPING, State.INSUFFICIENT_DATA, 1, 30)));

    private MaturityFixtures() {}

    public static Measured aCapability(String id) {
        Indicator indicator = new Indicator(
                "icl-prefill",
                "Prefilled and kept",
                false,
                false,
                Map.of(Level.PRACTICING, new BigDecimal("0.6")),
                "proposal",
                Period.ofDays(90),
                30,
                false);
        return new Measured(
                id,
                "Consistency",
                STANDING,
                Map.of("IN_PERSON", STANDING),
                List.of(new Reading(indicator, null, 1, 1, true)),
                new Window(Instant.parse("2024-04-01T00:00:00Z"), Instant.parse("2024-06-30T00:00:00Z")),
                "proposal-1",
                new Measured.Guardrail(1, 1));
    }
}
