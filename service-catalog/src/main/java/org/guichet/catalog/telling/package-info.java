/**
 * A correction told once reaches everyone who got the fact for a decision in the two years before (Privacy Act, 12(2)), and
 * the withdrawal of a consent every programme it let have something.
 * It hears of either in its transaction; the recipients of a correction a duty finds in the access log.
 * Each is told by one dispatch, decided upon again when it is sent; where nothing can be sent, the reason is listed.
 */
@ApplicationModule(
        id = "catalog.telling",
        allowedDependencies = {
            "catalog.programme",
            "catalog.dispatch",
            "registry.actor",
            "registry.client",
            "registry.audit",
            "registry.auditpack",
            "registry.consent",
            "registry.disclosure",
            "registry.holding"
        })
@NullMarked
package org.guichet.catalog.telling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
