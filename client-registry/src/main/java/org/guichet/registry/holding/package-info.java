/**
 * What rooms keep about a client, each said once by the room that keeps it: which tables, which rows are hers, which columns.
 * Whoever must hand over everything, or dispose of what has been kept long enough, reads it from here, so that nothing kept is left out unnoticed.
 * A room says how its rows are read and disposed of; it does neither, and the permit is the reader's to show.
 */
@ApplicationModule(
        id = "registry.holding",
        allowedDependencies = {})
@NullMarked
package org.guichet.registry.holding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
