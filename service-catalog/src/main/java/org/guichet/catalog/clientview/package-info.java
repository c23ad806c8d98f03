/**
 * The one picture of a client: facts, applications, contacts, suggestions, consents.
 * What is withheld or cannot be known becomes a gap with a reason, never a blank.
 * It costs a constant number of statements, whatever is known of the client.
 */
@ApplicationModule(
        id = "catalog.clientview",
        allowedDependencies = {
            "catalog.programme",
            "catalog.publicservice",
            "catalog.eligibility",
            "catalog.application",
            "catalog.contact",
            "catalog.suggestion",
            "catalog.telling",
            "registry.consent",
            "registry.audit",
            "registry.actor",
            "registry.client",
            "registry.emergency",
            "registry.enquiry",
            "registry.representation",
            "registry.receipt",
            "registry.disclosure"
        })
@NullMarked
package org.guichet.catalog.clientview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
