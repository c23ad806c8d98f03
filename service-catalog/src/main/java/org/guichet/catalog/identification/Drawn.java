package org.guichet.catalog.identification;

import java.util.List;
import java.util.UUID;

/** The questions of one contact, by attribute in the order they are asked. Nothing of what is held is in it. */
record Drawn(UUID contactId, UUID clientId, List<String> attributes) {
    Drawn {
        attributes = List.copyOf(attributes);
    }
}
