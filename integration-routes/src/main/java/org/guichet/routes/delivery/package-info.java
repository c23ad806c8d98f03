/**
 * Takes due dispatches to the right programme under one delivery policy.
 * A route keeps no state: restart it, double it, replace it.
 * Retry, back-off and dead letter are decided in one place.
 */
@ApplicationModule(
        id = "routes.delivery",
        allowedDependencies = {"catalog.dispatch", "catalog.programme", "registry.actor", "registry.client"})
@NullMarked
package org.guichet.routes.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
