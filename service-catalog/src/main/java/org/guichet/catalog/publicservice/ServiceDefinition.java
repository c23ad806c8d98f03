package org.guichet.catalog.publicservice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a version of a service says: what is published.
 *
 * @param code stable code of the service: lower-case letters, digits and hyphens
 * @param complexity null where nobody has classed the service
 * @param authority code of the legal authority under which the service is given, where known
 * @param form what an application is asked, in order; empty where the platform takes no application
 * @param fiscalYear the inventory's fiscal year it describes, for example {@code 2023-2024}
 */
public record ServiceDefinition(
        String code,
        Owner owner,
        Offer offer,
        @Nullable Complexity complexity,
        @Nullable String authority,
        List<FormField> form,
        @Nullable String fiscalYear) {
    public ServiceDefinition {
        form = List.copyOf(form);
    }

    boolean isOlderThan(@Nullable String otherYear) {
        return fiscalYear != null && otherYear != null && fiscalYear.compareTo(otherYear) < 0;
    }
}
