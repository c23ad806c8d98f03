/**
 * Sealed clients: put on and taken off by a privacy officer with the grant, on a named authority, and told in their ledgers.
 * For everybody else they do not exist, in no answer, list or count.
 * Where somebody comes upon one without the grant, those who have it are told.
 */
@ApplicationModule(
        id = "registry.protection",
        allowedDependencies = {
            "registry.actor",
            "registry.client",
            "registry.client::records",
            "registry.consent",
            "registry.audit",
            "registry.holding"
        })
@NullMarked
package org.guichet.registry.protection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
