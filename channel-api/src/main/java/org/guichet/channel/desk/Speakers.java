package org.guichet.channel.desk;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.guichet.catalog.clientview.Representing;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.representation.Representation;
import org.guichet.registry.representation.Representation.State;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who says yes or no where staff take it down: the client, or one of those who may decide for her today. It is chosen, and
 * never supposed, wherever there is somebody who may.
 */
@Component
class Speakers {
    static final String CLIENT = "CLIENT";
    static final String FIELD = "speaker";

    private static final String REPRESENTATIVE = "representativeId";

    /** Nobody's id: refused with whatever else is wrong. */
    private static final ClientId NOBODY = new ClientId(new UUID(0, 0));

    private final Representing representing;
    private final DeskContacts desk;

    Speakers(Representing representing, DeskContacts desk) {
        this.representing = representing;
        this.desk = desk;
    }

    /** Those who may decide of one of the categories at least. */
    List<Representation> of(UUID contactId, ClientId client, Collection<String> categories) {
        return desk.within(contactId, () -> representing.of(client)).stream()
                .filter(seen -> seen.state() == State.IN_FORCE)
                .map(Representing.Seen::representation)
                .filter(one -> one.scope().act() && categories.stream().anyMatch(one::coversCategory))
                .toList();
    }

    /** Whom the form names; null where it is the client who speaks. */
    static @Nullable ClientId named(@Nullable String chosen) {
        if (CLIENT.equals(chosen)) {
            return null;
        }
        try {
            return chosen == null ? NOBODY : new ClientId(UUID.fromString(chosen));
        } catch (IllegalArgumentException noId) {
            return NOBODY;
        }
    }

    /** The fields as the form calls them; where nobody was chosen, that somebody must be. */
    static InvalidInput onTheForm(InvalidInput invalid, @Nullable String chosen) {
        return new InvalidInput(invalid.wrong().stream()
                .map(wrong -> wrong.field().equals(REPRESENTATIVE)
                        ? Wrong.of(FIELD, chosen == null ? "input.missing" : wrong.messageKey())
                        : wrong)
                .toList());
    }
}
