package org.guichet.catalog.eligibility;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A parameter dated by law.
 *
 * @param code as rules name it after {@code p.}, for example {@code oas.full}
 * @param effectiveTo last day in force; null where no end is known
 * @param source where the value is published
 */
public record ParameterValue(
        String code,
        BigDecimal value,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        String source) {

    boolean inForceOn(LocalDate day) {
        return !day.isBefore(effectiveFrom) && (effectiveTo == null || !day.isAfter(effectiveTo));
    }
}
