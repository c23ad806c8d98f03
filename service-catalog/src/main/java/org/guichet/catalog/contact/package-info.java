/**
 * Each time a client reached us, through which channel and in which language, and how it ended.
 * A staff look at a client belongs to an open contact, which states the reason and expires.
 * It implements the ports by which the registry asks which contacts are open, and binds one to a client.
 */
@ApplicationModule(
        id = "catalog.contact",
        allowedDependencies = {
            "catalog.publicservice",
            "catalog.standard",
            "registry.actor",
            "registry.client",
            "registry.audit",
            "registry.partition",
            "registry.disclosure",
            "registry.holding"
        })
@NullMarked
package org.guichet.catalog.contact;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
