/**
 * Values that need more than a lock: encrypted at rest, found again by a keyed index.
 * Keys come from configuration or a key service, never from the database, and several versions live side by side.
 * A room declares what it keeps encrypted, and one duty rewrites it until an old key can be destroyed.
 */
@ApplicationModule(
        id = "registry.secrecy",
        allowedDependencies = {"registry.actor"})
@NullMarked
package org.guichet.registry.secrecy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
