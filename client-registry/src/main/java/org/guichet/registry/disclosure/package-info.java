/**
 * The only door to personal data: decide, log, hand over, in one call and one transaction.
 * It answers with a permit that names its bases attribute by attribute, or a refusal with one reason.
 * Whatever any room keeps about a client opens with such a permit.
 */
@ApplicationModule(
        id = "registry.disclosure",
        allowedDependencies = {
            "registry.actor",
            "registry.client",
            "registry.client::records",
            "registry.consent",
            "registry.audit",
            "registry.representation"
        })
@NullMarked
package org.guichet.registry.disclosure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
