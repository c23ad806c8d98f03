/**
 * Who is acting, for whom, why, through which channel and contact, and how sure we are of it: the errand.
 * A use case reads it from {@link org.guichet.registry.actor.Acting}; where nobody is acting, nothing happens.
 * Here too are the port to open contacts and the idempotency claim of a use case.
 */
@ApplicationModule(
        id = "registry.actor",
        allowedDependencies = {})
@NullMarked
package org.guichet.registry.actor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
