package org.guichet.catalog.standard;

import java.math.BigDecimal;
import org.guichet.catalog.publicservice.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * A standard with target and result of one fiscal year, as published. Unknown stays null, apart from zero.
 *
 * @param type TML timeliness, ACS access, ACY accuracy, OTH
 * @param channel ONL, TEL, PERSON, POST, EML, FAX or OTH
 * @param target share of 1
 * @param performance share of 1, four decimals
 */
public record StandardResult(
        String fiscalYear,
        String organization,
        String serviceCode,
        String standardId,
        Bilingual text,
        String type,
        String channel,
        @Nullable BigDecimal target,
        @Nullable BigDecimal volumeMeetingTarget,
        @Nullable BigDecimal totalVolume,
        @Nullable BigDecimal performance,
        TargetMet targetMet) {}
