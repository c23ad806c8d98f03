package org.guichet.catalog.standard;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.guichet.catalog.publicservice.inventory.Check;
import org.guichet.catalog.publicservice.inventory.ImportReport;
import org.guichet.catalog.publicservice.inventory.ImportReport.File;
import org.guichet.catalog.publicservice.inventory.InventoryKey;
import org.jspecify.annotations.Nullable;

/** Doubts about rows of the standards file. */
record StandardChecks(ImportReport report) {
    private static final Map<String, Set<String>> CODES = Map.of(
            "type", Set.of("TML", "ACS", "ACY", "OTH"),
            "channel", Set.of("ONL", "TEL", "PERSON", "POST", "EML", "FAX", "OTH"));
    /** Publishers round halves both ways. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.0001");

    void check(StandardRow standard, Map<InventoryKey, Boolean> services) {
        CODES.forEach((column, known) -> {
            if (!known.contains(standard.row().text(column))) {
                find(standard, Check.UNKNOWN_CODE, column, standard.row().text(column));
            }
        });
        Boolean serviceHasVolume = services.get(standard.service());
        if (serviceHasVolume == null) {
            find(standard, Check.ID_UNKNOWN, standard.service().serviceId());
        } else if (!serviceHasVolume && standard.hasVolume()) {
            find(standard, Check.SERVICE_WITHOUT_VOLUME);
        }
        if (!standard.hasVolume()) {
            find(standard, Check.STANDARD_WITHOUT_VOLUME);
        }
        results(standard);
    }

    private void results(StandardRow standard) {
        BigDecimal derived = standard.derivedPerformance();
        if (standard.meetsMoreThanThereIs()) {
            find(standard, Check.OVER_100_PERCENT);
        }
        if (differ(derived, standard.performance())) {
            find(standard, Check.RESULT_DIFFERS, "performance");
        }
        if (TargetMet.of(standard.performance(), standard.target()) != standard.targetMet()) {
            find(standard, Check.RESULT_DIFFERS, "target_met");
        }
    }

    private static boolean differ(@Nullable BigDecimal derived, @Nullable BigDecimal published) {
        if (derived == null || published == null) {
            return derived != published;
        }
        return derived.subtract(published).abs().compareTo(ROUNDING) > 0;
    }

    private void find(StandardRow standard, Check check, String... arguments) {
        report.find(File.STANDARDS, standard.row().number(), check, arguments);
    }
}
