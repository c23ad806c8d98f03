package org.guichet.catalog.dispatch;

import java.util.Set;
import java.util.UUID;
import org.guichet.registry.client.ClientId;

/**
 * What a programme must be told.
 *
 * @param programmeCode who must hear it
 * @param kind which {@link DispatchContent} writes it, for example {@code application}
 * @param clientId whom it is about
 * @param aboutId what it is about, for example an application's id
 * @param attributes dictionary codes of all that is in it; each is decided upon again when it is sent
 * @param purpose purpose code it is shared for
 */
public record NewDispatch(
        String programmeCode, String kind, ClientId clientId, UUID aboutId, Set<String> attributes, String purpose) {
    public NewDispatch {
        attributes = Set.copyOf(attributes);
        if (attributes.isEmpty()) {
            throw new IllegalArgumentException("A dispatch names the attributes it carries");
        }
    }
}
