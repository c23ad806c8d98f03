/**
 * The agent's desk: counter and call centre alike.
 * The pages use the same use cases as the API.
 * Everything can be done by keyboard.
 */
@ApplicationModule(
        id = "channel.desk",
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
            "registry.duplicate",
            "registry.emergency",
            "registry.enquiry",
            "registry.identity",
            "registry.registration",
            "registry.registration::unattended",
            "registry.registration::load",
            "registry.actor",
            "registry.client"
        })
@NullMarked
package org.guichet.channel.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
