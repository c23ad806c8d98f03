/**
 * The citizen's pages: applications, decisions, consents, and everyone who looked.
 * The pages use the same use cases as the API.
 * Nothing is shown of anyone but the person signed in, or whom she acts for.
 */
@ApplicationModule(
        id = "channel.citizen",
        allowedDependencies = {
            "channel.security",
            "catalog.programme",
            "catalog.publicservice",
            "catalog.standard",
            "catalog.eligibility",
            "catalog.dispatch",
            "catalog.contact",
            "catalog.identification",
            "catalog.application",
            "catalog.suggestion",
            "catalog.telling",
            "catalog.clientview",
            "catalog.maturity",
            "registry.consent",
            "registry.receipt",
            "registry.audit",
            "registry.representation",
            "registry.disclosure",
            "registry.enquiry",
            "registry.identity",
            "registry.registration",
            "registry.registration::unattended",
            "registry.actor",
            "registry.client",
            "registry.export"
        })
@NullMarked
package org.guichet.channel.citizen;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
