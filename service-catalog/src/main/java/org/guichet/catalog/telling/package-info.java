/**
 * A correction told once reaches everyone who got the fact for a decision in the two years before (Privacy Act, 12(2)).
 * It hears of the correction in its transaction and writes a due row; a duty finds the recipients in the access log.
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
            "registry.disclosure"
        })
@NullMarked
package org.guichet.catalog.telling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
