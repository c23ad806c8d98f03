/**
 * Who may act for whom, within which scope, until when; households.
 * A representation is read afresh at every decision, and a minor's ends on the day she comes of age.
 * Rows stay under the ids they were recorded with, so that a merge and its undoing need not touch them.
 */
@ApplicationModule(
        id = "registry.representation",
        allowedDependencies = {"registry.actor", "registry.client", "registry.holding"})
@NullMarked
package org.guichet.registry.representation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
