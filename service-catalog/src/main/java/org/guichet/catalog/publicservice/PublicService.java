package org.guichet.catalog.publicservice;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** One version of a service, as read. */
public record PublicService(UUID versionId, int number, Lifecycle state, ServiceDefinition definition) {
    public String code() {
        return definition.code();
    }

    public Bilingual name() {
        return definition.offer().name();
    }

    /** Codes of the attributes the form asks. */
    public Set<String> asks() {
        return definition.form().stream().map(FormField::attribute).collect(Collectors.toUnmodifiableSet());
    }
}
