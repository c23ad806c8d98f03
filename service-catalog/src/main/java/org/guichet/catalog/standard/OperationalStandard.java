package org.guichet.catalog.standard;

import java.math.BigDecimal;
import org.guichet.catalog.publicservice.Bilingual;

/**
 * A promise that every application for a service is held to.
 *
 * @param target share of applications that are to meet it, above 0, at most 1
 */
public record OperationalStandard(
        String serviceCode, String code, Bilingual text, StandardClock clock, BigDecimal target) {
    public OperationalStandard {
        if (target.signum() <= 0 || target.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("A target is a share above 0 and at most 1");
        }
    }

    boolean sameAs(OperationalStandard other) {
        return serviceCode.equals(other.serviceCode)
                && code.equals(other.code)
                && text.equals(other.text)
                && clock.equals(other.clock)
                && target.compareTo(other.target) == 0;
    }
}
