/**
 * Rules as data: criteria in the Common Expression Language over attributes and dated parameters.
 * A verdict is eligible, ineligible or undetermined, with the facts still missing; each criterion speaks for itself.
 * Publishing a rule without passing examples is refused.
 */
@ApplicationModule(
        id = "catalog.eligibility",
        allowedDependencies = {"catalog.publicservice", "registry.actor", "registry.client", "registry.disclosure"})
@NullMarked
package org.guichet.catalog.eligibility;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
