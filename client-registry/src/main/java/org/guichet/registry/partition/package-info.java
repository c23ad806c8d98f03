/**
 * Tables that only grow are kept month by month, so that a month can be searched, moved or dropped alone.
 * A room declares its table as a {@link org.guichet.registry.partition.MonthlyTable}; one duty makes the partitions.
 * Rows for which no partition was ready lie in the table's default partition and are found all the same.
 */
@ApplicationModule(
        id = "registry.partition",
        allowedDependencies = {})
@NullMarked
package org.guichet.registry.partition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
