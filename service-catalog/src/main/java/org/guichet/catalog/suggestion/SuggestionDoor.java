package org.guichet.catalog.suggestion;

import java.util.Set;
import org.guichet.catalog.contact.Contacts;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.disclosure.Ask;
import org.guichet.registry.disclosure.Disclosure;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.Disclosure.Refusal;
import org.guichet.registry.disclosure.Disclosures;
import org.springframework.stereotype.Component;

/** How this room opens a client, binding the contact. What is not a citizen's own is to them as if it were not there. */
@Component
class SuggestionDoor {
    private final Disclosures disclosures;
    private final Contacts contacts;

    SuggestionDoor(Disclosures disclosures, Contacts contacts) {
        this.disclosures = disclosures;
        this.contacts = contacts;
    }

    Permit open(Ask ask) {
        Disclosure answer = disclosures.open(ask.needing(Suggestions.ATTRIBUTE));
        if (answer instanceof Refusal refusal
                && Acting.errand().actor().kind() == Actor.Kind.CLIENT
                && !refusal.reason().toRepresentative()) {
            throw new NotFound();
        }
        Permit permit = answer.orRefuse();
        contacts.bind(permit);
        return permit;
    }

    /** The rows of suggestions alone, for the errand's own purpose. */
    Permit openRows(ClientId client) {
        return open(Ask.about(client, Set.of(Suggestions.ATTRIBUTE)));
    }

    /** The same, where whoever acts named a suggestion and not the client. */
    Permit openRow(SuggestionRows.Owner owner) {
        return open(Ask.about(owner.client(), Set.of(Suggestions.ATTRIBUTE))
                .inMatterOf(owner.service())
                .namedByRow());
    }
}
