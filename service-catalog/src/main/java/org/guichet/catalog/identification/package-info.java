/**
 * How a caller shows who she is by what the platform itself compares, so that nobody has to be believed.
 * The answers and codes stay here: whoever serves types what the caller says and learns the result alone.
 * An attempt and what it reached belong to the contact it was made in.
 */
@ApplicationModule(
        id = "catalog.identification",
        allowedDependencies = {
            "catalog.contact",
            "registry.actor",
            "registry.client",
            "registry.disclosure",
            "registry.holding",
            "registry.secrecy"
        })
@NullMarked
package org.guichet.catalog.identification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
