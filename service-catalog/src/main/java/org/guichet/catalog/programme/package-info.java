/**
 * The bodies that decide, each with its code, its names and the legal authority under which it is told.
 * A programme is data; how to speak to it lives in the routes.
 * Whether it answers just now is recorded here, so that the desk can say it in plain words.
 */
@ApplicationModule(
        id = "catalog.programme",
        allowedDependencies = {"registry.actor", "registry.client"})
@NullMarked
package org.guichet.catalog.programme;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
