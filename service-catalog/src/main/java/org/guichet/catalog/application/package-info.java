/**
 * A client's request for a service, from draft to decision: one draft across channels.
 * What is answered becomes a fact; what is lawfully held is prefilled with its source and age.
 * Its states are one immutable transition table.
 */
@ApplicationModule(
        id = "catalog.application",
        allowedDependencies = {
            "catalog.programme",
            "catalog.publicservice",
            "catalog.standard",
            "catalog.eligibility",
            "catalog.dispatch",
            "catalog.contact",
            "registry.registration",
            "registry.consent",
            "registry.actor",
            "registry.client",
            "registry.partition",
            "registry.secrecy",
            "registry.disclosure",
            "registry.holding"
        })
@NullMarked
package org.guichet.catalog.application;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
