/**
 * Takes one-time codes to the gateway that carries text messages and e-mail.
 * A code is sent for as long as it counts, signed and with an idempotency key, and nothing of it is written down here.
 * It acts as a named duty.
 */
@ApplicationModule(
        id = "routes.code",
        allowedDependencies = {"catalog.identification", "catalog.dispatch", "registry.actor"})
@NullMarked
package org.guichet.routes.code;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
