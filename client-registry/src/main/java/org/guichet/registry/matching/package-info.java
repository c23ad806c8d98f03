/**
 * How likely it is that two descriptions are of one person, and why.
 * Pure reckoning over attribute codes and values: it knows no database, no client and no errand.
 * What it weighs with is data: versioned parameters, shipped or learnt, and how common each value is.
 */
@ApplicationModule(
        id = "registry.matching",
        allowedDependencies = {})
@NullMarked
package org.guichet.registry.matching;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
