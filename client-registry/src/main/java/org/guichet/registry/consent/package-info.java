/**
 * Purposes and legal authorities in versions that two people change, and what a client allows, to whom, until when.
 * Authority is looked at first; consent is asked only where the authority says so.
 * A consent is an append-only chain of events, read afresh at every decision.
 */
@ApplicationModule(
        id = "registry.consent",
        allowedDependencies = {"registry.actor", "registry.client", "registry.holding"})
@NullMarked
package org.guichet.registry.consent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
