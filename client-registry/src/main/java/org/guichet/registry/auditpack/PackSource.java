package org.guichet.registry.auditpack;

import java.util.List;

/** A room's questions for the pack, over the tables it owns. */
@FunctionalInterface
public interface PackSource {
    List<PackQuery> queries();
}
