/**
 * Enter, confirm or correct what is known of a client, never twice.
 * Every way in matches before it creates.
 * What is written is a fact with its source, its time and the basis on which it is held.
 */
@ApplicationModule(
        id = "registry.registration",
        allowedDependencies = {
            "registry.actor",
            "registry.client",
            "registry.client::records",
            "registry.consent",
            "registry.identity",
            "registry.matching",
            "registry.secrecy",
            "registry.audit",
            "registry.disclosure",
            "registry.holding"
        })
@NullMarked
package org.guichet.registry.registration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
