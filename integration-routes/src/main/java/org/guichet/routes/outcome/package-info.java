/**
 * Takes programmes' answers from the inbox: signed, idempotent, in order of arrival.
 * An answer that cannot be applied is listed with its reason for the people who look after deliveries.
 * It acts as a named duty.
 */
@ApplicationModule(
        id = "routes.outcome",
        allowedDependencies = {
            "catalog.dispatch",
            "catalog.application",
            "catalog.programme",
            "registry.actor",
            "registry.client"
        })
@NullMarked
package org.guichet.routes.outcome;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
