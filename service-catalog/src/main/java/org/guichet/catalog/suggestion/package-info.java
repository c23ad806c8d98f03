/**
 * What else this client could have, with the reason, the law and the estimated amount.
 * The off switch is obeyed before anything is read.
 * What was declined is not repeated within its period.
 */
@ApplicationModule(
        id = "catalog.suggestion",
        allowedDependencies = {
            "catalog.publicservice",
            "catalog.eligibility",
            "catalog.application",
            "catalog.contact",
            "catalog.dispatch",
            "registry.actor",
            "registry.client",
            "registry.partition",
            "registry.disclosure",
            "registry.holding"
        })
@NullMarked
package org.guichet.catalog.suggestion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
