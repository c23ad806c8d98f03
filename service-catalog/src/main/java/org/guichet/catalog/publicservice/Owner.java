package org.guichet.catalog.publicservice;

import org.jspecify.annotations.Nullable;

/**
 * Who is responsible for a service.
 *
 * @param programme code of the programme that decides; null where the platform only lists the service
 * @param organization code of the department or agency, for example {@code esdc-edsc}
 * @param inventoryId the service's id in the Government of Canada service inventory, where it has one
 */
public record Owner(
        @Nullable String programme,
        String organization,
        Bilingual name,
        @Nullable String inventoryId) {}
