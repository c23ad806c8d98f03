/**
 * What clients ask about their data: "ask about this" from an entry of the ledger, and the rights the law gives, each with a
 * deadline in the law's days.
 * The privacy officer sees that something was asked and by when it is due; the client's words are a second look, with a
 * reason that stands in the client's ledger. An enquiry is answered once, and the client reads the answer in any channel.
 */
@ApplicationModule(
        id = "registry.enquiry",
        allowedDependencies = {
            "registry.actor",
            "registry.client",
            "registry.audit",
            "registry.auditpack",
            "registry.disclosure",
            "registry.holding",
            "registry.secrecy"
        })
@NullMarked
package org.guichet.registry.enquiry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
