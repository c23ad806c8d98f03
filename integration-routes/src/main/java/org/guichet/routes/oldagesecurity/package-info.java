/**
 * The wire format and endpoint of the Old Age Security programme, both directions.
 * Nothing else knows it.
 * Messages out are signed and carry an idempotency key.
 */
@ApplicationModule(
        id = "routes.oldagesecurity",
        allowedDependencies = {"catalog.dispatch", "catalog.programme", "registry.actor", "registry.client"})
@NullMarked
package org.guichet.routes.oldagesecurity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
