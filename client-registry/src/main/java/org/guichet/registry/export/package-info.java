/**
 * Everything any room keeps about a client, handed to her: one pass over what the rooms hold, written as JSON for programs
 * and as a page to read, with their hashes (Privacy Act, section 12(1)).
 * It is taken by the client or whoever represents her, or by the privacy officer who answers her request, and by nobody else.
 * One decision of the door covers it, and what the decision withholds is named as withheld.
 */
@ApplicationModule(
        id = "registry.export",
        allowedDependencies = {
            "registry.actor",
            "registry.client",
            "registry.disclosure",
            "registry.enquiry",
            "registry.holding",
            "registry.secrecy"
        })
@NullMarked
package org.guichet.registry.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
