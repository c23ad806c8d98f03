/**
 * Looks that need explaining: rules over the access log and their review.
 * What is unusual is measured against what the same member of staff, and her office, did before; each rule says why in numbers.
 * A rule sees who looked, when, on what footing and in which relation; never a value of anybody's.
 */
@ApplicationModule(
        id = "registry.vigilance",
        allowedDependencies = {
            "registry.actor",
            "registry.audit",
            "registry.client",
            "registry.disclosure",
            "registry.holding",
            "registry.secrecy"
        })
@NullMarked
package org.guichet.registry.vigilance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
