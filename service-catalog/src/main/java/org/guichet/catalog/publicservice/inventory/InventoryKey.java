package org.guichet.catalog.publicservice.inventory;

import java.util.Locale;

/**
 * What identifies a row of the inventory.
 *
 * @param fiscalYear April to March, for example {@code 2023-2024}
 */
public record InventoryKey(String fiscalYear, String organization, String serviceId) {

    /** Code of the catalogue entry the row describes. */
    public String serviceCode() {
        return "gc-" + serviceId.toLowerCase(Locale.ROOT);
    }
}
