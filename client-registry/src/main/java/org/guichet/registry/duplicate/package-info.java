/**
 * Two clients who may be one person: found, compared by somebody, merged or told apart.
 * A merge moves source records and never facts, so undoing it restores both; what a person decided outranks matching.
 * After a wrong merge it says who may have seen the facts of the wrong person.
 */
@ApplicationModule(
        id = "registry.duplicate",
        allowedDependencies = {
            "registry.actor",
            "registry.client",
            "registry.client::records",
            "registry.audit",
            "registry.disclosure",
            "registry.identity",
            "registry.secrecy",
            "registry.holding"
        })
@NullMarked
package org.guichet.registry.duplicate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
