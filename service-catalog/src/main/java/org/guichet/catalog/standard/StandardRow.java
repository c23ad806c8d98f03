package org.guichet.catalog.standard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.guichet.catalog.publicservice.inventory.InventoryKey;
import org.guichet.catalog.publicservice.inventory.InventoryRow;
import org.jspecify.annotations.Nullable;

/** A row of the standards file: a standard, its target and its result, three things. */
record StandardRow(
        InventoryRow row,
        InventoryKey service,
        String standardId,
        @Nullable BigDecimal target,
        @Nullable BigDecimal volumeMeetingTarget,
        @Nullable BigDecimal totalVolume,
        @Nullable BigDecimal performance,
        TargetMet targetMet) {

    static final List<String> COLUMNS = List.of(
            "fiscal_yr",
            "service_id",
            "service_standard_id",
            "service_standard_en",
            "service_standard_fr",
            "type",
            "channel",
            "target",
            "volume_meeting_target",
            "total_volume",
            "performance",
            "target_met",
            "owner_org");
    private static final List<String> NOTHING = List.of("", "NA", "ND");

    static StandardRow read(InventoryRow row) {
        row.required("service_standard_en", 2000);
        row.required("service_standard_fr", 2000);
        return new StandardRow(
                row,
                row.key(),
                row.required("service_standard_id", 60),
                row.number("target", NOTHING).orElse(null),
                row.number("volume_meeting_target", NOTHING).orElse(null),
                row.number("total_volume", NOTHING).orElse(null),
                row.number("performance", NOTHING).map(StandardRow::rounded).orElse(null),
                row.code("target_met", TargetMet.class, TargetMet.NA));
    }

    boolean hasVolume() {
        return totalVolume != null && totalVolume.signum() > 0;
    }

    boolean meetsMoreThanThereIs() {
        return volumeMeetingTarget != null && totalVolume != null && volumeMeetingTarget.compareTo(totalVolume) > 0;
    }

    /** What the two volumes say: the share that met the standard, to four decimals; null without both. */
    @Nullable
    BigDecimal derivedPerformance() {
        if (volumeMeetingTarget == null || totalVolume == null || totalVolume.signum() == 0) {
            return null;
        }
        return volumeMeetingTarget.divide(totalVolume, 4, RoundingMode.HALF_EVEN);
    }

    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("fiscal_year", service.fiscalYear());
        values.put("organization", service.organization());
        values.put("service_id", service.serviceId());
        values.put("standard_id", standardId);
        values.put("service_code", service.serviceCode());
        values.put("text_en", row.text("service_standard_en"));
        values.put("text_fr", row.text("service_standard_fr"));
        values.put("type", row.text("type"));
        values.put("channel", row.text("channel"));
        putIfKnown(values, "target", target);
        putIfKnown(values, "volume_meeting_target", volumeMeetingTarget);
        putIfKnown(values, "total_volume", totalVolume);
        putIfKnown(values, "performance", performance);
        values.put("target_met", targetMet);
        values.put("row_hash", row.hash());
        values.put("raw", row.raw());
        return values;
    }

    private static void putIfKnown(Map<String, Object> values, String name, @Nullable BigDecimal value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    private static BigDecimal rounded(BigDecimal value) {
        return value.setScale(4, RoundingMode.HALF_EVEN);
    }
}
