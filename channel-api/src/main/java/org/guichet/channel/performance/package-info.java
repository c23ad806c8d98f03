/**
 * Managers' pages: capability maturity with the rows behind every figure.
 * Charts always have a table beside them.
 * Thresholds are shown as the proposal they are.
 */
@ApplicationModule(
        id = "channel.performance",
        allowedDependencies = {
            "channel.security",
            "catalog.maturity",
            "catalog.publicservice",
            "catalog.standard",
            "registry.registration",
            "registry.actor",
            "registry.client"
        })
@NullMarked
package org.guichet.channel.performance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
