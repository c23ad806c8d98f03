package org.guichet.registry.disclosure;

import java.util.Optional;
import java.util.UUID;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.OpenContact;
import org.guichet.registry.actor.OpenContacts;
import org.guichet.registry.client.records.Known;
import org.springframework.stereotype.Component;

/** Reads the position of whoever acts: staff stand in a contact, clients stand for themselves or for somebody else. */
@Component
class Positions {
    private final OpenContacts contacts;
    private final Standings standings;

    Positions(OpenContacts contacts, Standings standings) {
        this.contacts = contacts;
        this.standings = standings;
    }

    Position towards(Errand errand, Optional<Known> known) {
        return new Position(contact(errand), standings.of(errand, known));
    }

    Position towardsNobody(Errand errand) {
        return new Position(contact(errand), Standings.towardsNobody(errand));
    }

    private Optional<OpenContact> contact(Errand errand) {
        UUID contactId = errand.contactId();
        return contactId == null || !(errand.actor() instanceof Actor.Person)
                ? Optional.empty()
                : contacts.find(contactId);
    }
}
