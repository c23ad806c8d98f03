package org.guichet.registry.client;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** The attribute dictionary, as a snapshot held in memory; reading it costs no SQL. */
public interface AttributeDictionary {
    Optional<Attribute> find(String code);

    Collection<Attribute> all();

    /** Codes of every attribute in the category. */
    Set<String> inCategory(String category);
}
