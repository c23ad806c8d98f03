/**
 * Who looked, who was refused, who changed: the append-only access log and the revision of every change.
 * Entries are sealed into a chain of Merkle trees once no older transaction can still add to them, and one tree over all is signed.
 * An entry holds attribute names and ids, never values.
 */
@ApplicationModule(
        id = "registry.audit",
        allowedDependencies = {
            "registry.actor",
            "registry.client",
            "registry.partition",
            "registry.signature",
            "registry.holding"
        })
@NullMarked
package org.guichet.registry.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
