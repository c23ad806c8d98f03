/**
 * Is this the same person, or the same organization? Search and match, with a reason and a weight for each attribute compared.
 * Two criteria or one identifier at the least; results stay masked until a view is opened.
 * Too many candidates goes to a human, never to none.
 */
@ApplicationModule(
        id = "registry.identity",
        allowedDependencies = {
            "registry.actor",
            "registry.client",
            "registry.client::records",
            "registry.audit",
            "registry.disclosure",
            "registry.matching",
            "registry.matching::linkage",
            "registry.matching::organization",
            "registry.protection",
            "registry.secrecy"
        })
@NullMarked
package org.guichet.registry.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
