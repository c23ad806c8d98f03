package org.guichet.registry.disclosure;

import java.util.Set;
import org.guichet.registry.client.ClientId;
import org.jspecify.annotations.Nullable;

/**
 * What one use case wants to know of one client.
 *
 * @param purpose purpose code; null means the errand's
 * @param attributes dictionary codes, kept in the registry or elsewhere
 * @param recipient code of the body that gets them; null means the service integrator itself
 * @param service code of the one service it is about; a representative may be limited to some
 * @param byRow whoever acts named a row of hers and not the client
 */
public record Ask(
        ClientId client,
        @Nullable String purpose,
        Set<String> attributes,
        @Nullable String recipient,
        @Nullable String service,
        boolean byRow) {
    public Ask {
        attributes = Set.copyOf(attributes);
    }

    /** About no service in particular. */
    public Ask(ClientId client, @Nullable String purpose, Set<String> attributes, @Nullable String recipient) {
        this(client, purpose, attributes, recipient, null, false);
    }

    /** For the errand's own purpose, to be seen by whoever acts. */
    public static Ask about(ClientId client, Set<String> attributes) {
        return new Ask(client, null, attributes, null);
    }

    public Ask forPurpose(String code) {
        return new Ask(client, code, attributes, recipient, service, byRow);
    }

    public Ask to(String recipientCode) {
        return new Ask(client, purpose, attributes, recipientCode, service, byRow);
    }

    public Ask inMatterOf(String serviceCode) {
        return new Ask(client, purpose, attributes, recipient, serviceCode, byRow);
    }

    /** A row of a client who is hidden is not there, as one that never was, whatever else would refuse. */
    public Ask namedByRow() {
        return new Ask(client, purpose, attributes, recipient, service, true);
    }
}
