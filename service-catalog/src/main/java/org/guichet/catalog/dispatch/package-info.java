/**
 * Outbox and inbox: what a programme must be told until it is heard, and what it answered.
 * A dispatch is claimed with a lease and a fence, and nothing is sent under a row lock.
 * Every kind is sent under an authority that covers it, and whether it may be is decided again at the moment of sending.
 */
@ApplicationModule(
        id = "catalog.dispatch",
        allowedDependencies = {
            "catalog.programme",
            "registry.actor",
            "registry.client",
            "registry.audit",
            "registry.auditpack",
            "registry.secrecy",
            "registry.consent",
            "registry.disclosure",
            "registry.holding"
        })
@NullMarked
package org.guichet.catalog.dispatch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
