package org.guichet.catalog.application;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The service as it stood when the application was started; the application stays on this version (rule 18).
 *
 * @param complexity class of the service: simple ones are expected to finish at the contact; null where not classed
 */
record Requested(
        String serviceCode,
        UUID version,
        String nameEn,
        String nameFr,
        String programmeCode,
        @Nullable String complexity) {}
