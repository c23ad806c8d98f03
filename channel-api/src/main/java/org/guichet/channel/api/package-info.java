/**
 * The JSON API: stable paths and names, RFC 9457 problems, OpenAPI.
 * Controllers are adapters that nobody calls but the web.
 * One table maps what rooms throw to what callers read.
 */
@ApplicationModule(
        id = "channel.api",
        allowedDependencies = {
            "channel.security",
            "catalog.programme",
            "catalog.publicservice",
            "catalog.publicservice :: inventory",
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
            "registry.auditpack",
            "registry.representation",
            "registry.disclosure",
            "registry.duplicate",
            "registry.emergency",
            "registry.enquiry",
            "registry.identity",
            "registry.registration",
            "registry.registration::unattended",
            "registry.signature",
            "registry.actor",
            "registry.client",
            "registry.export"
        })
@NullMarked
package org.guichet.channel.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
