/**
 * What a client keeps of a consent: a receipt of its whole chain, as it stood when it was issued.
 * One receipt in three forms: ISO/IEC TS 27560 with DPV terms, the same signed, and Kantara's.
 * A receipt is never changed; after the next event another is issued.
 */
@ApplicationModule(
        id = "registry.receipt",
        allowedDependencies = {
            "registry.actor",
            "registry.client",
            "registry.consent",
            "registry.disclosure",
            "registry.signature",
            "registry.holding"
        })
@NullMarked
package org.guichet.registry.receipt;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
