/**
 * The vocabulary of a client: identifiers, attributes, facts and their provenance.
 * The attribute dictionary is data, and every room names attributes by its codes.
 * The rows themselves lie behind the inner door, {@code client.records}.
 */
@ApplicationModule(
        id = "registry.client",
        allowedDependencies = {"registry.secrecy", "registry.holding"})
@NullMarked
package org.guichet.registry.client;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
