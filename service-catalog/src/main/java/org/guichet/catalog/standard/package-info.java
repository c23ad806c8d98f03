/**
 * What was promised, and whether it was kept: standard, target and result are three things.
 * A deadline is computed from the clock of the standard.
 * Published results are kept as published.
 */
@ApplicationModule(
        id = "catalog.standard",
        allowedDependencies = {
            "catalog.publicservice",
            "catalog.publicservice :: inventory",
            "registry.actor",
            "registry.client"
        })
@NullMarked
package org.guichet.catalog.standard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
