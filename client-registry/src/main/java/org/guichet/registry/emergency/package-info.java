/**
 * A look at a client whom nobody can identify and who cannot be asked: declared with a reason, and for a short while.
 * It is told to the client and to the supervisors at once, and a supervisor other than whoever declared it says whether it was justified.
 * It implements the port by which the door asks whether an emergency lasts.
 */
@ApplicationModule(
        id = "registry.emergency",
        allowedDependencies = {
            "registry.actor",
            "registry.client",
            "registry.disclosure",
            "registry.secrecy",
            "registry.holding"
        })
@NullMarked
package org.guichet.registry.emergency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
