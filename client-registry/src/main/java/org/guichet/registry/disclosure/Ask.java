package org.guichet.registry.disclosure;

import java.util.Collection;
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
 * @param deciding categories it lets others have, or no longer have, beside what it opens; a representative decides of
 *     what one and the same representation extends to
 * @param needed attributes among those asked for without which there is nothing to do
 * @param whole what is withheld even in part is not permitted: it may be the very value that would be handed over
 * @param byRow whoever acts named a row of hers and not the client
 */
public record Ask(
        ClientId client,
        @Nullable String purpose,
        Set<String> attributes,
        @Nullable String recipient,
        @Nullable String service,
        Set<String> deciding,
        Set<String> needed,
        boolean whole,
        boolean byRow) {
    public Ask {
        attributes = Set.copyOf(attributes);
        deciding = Set.copyOf(deciding);
        needed = Set.copyOf(needed);
    }

    /** About no service in particular. */
    public Ask(ClientId client, @Nullable String purpose, Set<String> attributes, @Nullable String recipient) {
        this(client, purpose, attributes, recipient, null, Set.of(), Set.of(), false, false);
    }

    /** For the errand's own purpose, to be seen by whoever acts. */
    public static Ask about(ClientId client, Set<String> attributes) {
        return new Ask(client, null, attributes, null);
    }

    public Ask forPurpose(String code) {
        return new Ask(client, code, attributes, recipient, service, deciding, needed, whole, byRow);
    }

    public Ask to(String recipientCode) {
        return new Ask(client, purpose, attributes, recipientCode, service, deciding, needed, whole, byRow);
    }

    public Ask inMatterOf(String serviceCode) {
        return new Ask(client, purpose, attributes, recipient, serviceCode, deciding, needed, whole, byRow);
    }

    public Ask decidingOf(Collection<String> categories) {
        return new Ask(client, purpose, attributes, recipient, service, Set.copyOf(categories), needed, whole, byRow);
    }

    /** Refused where the permit would not cover each of these. */
    public Ask needing(String... codes) {
        return needing(Set.of(codes));
    }

    /** As {@link #needing(String...)}. */
    public Ask needing(Set<String> codes) {
        return new Ask(client, purpose, attributes, recipient, service, deciding, codes, whole, byRow);
    }

    /** As {@link #needing(String...)}, where what is withheld even in part is not covered. */
    public Ask needingWhole(Set<String> codes) {
        return needing(codes).onlyWhole();
    }

    /** What is withheld even in part is not covered. */
    Ask onlyWhole() {
        return new Ask(client, purpose, attributes, recipient, service, deciding, needed, true, byRow);
    }

    /** A row of a client who is hidden is not there, as one that never was, whatever else would refuse. */
    public Ask namedByRow() {
        return new Ask(client, purpose, attributes, recipient, service, deciding, needed, whole, true);
    }
}
