package org.guichet.registry.disclosure;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.OpenContact;
import org.guichet.registry.actor.OpenContacts;
import org.guichet.registry.actor.OpenEmergencies;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.records.Known;
import org.springframework.stereotype.Component;

/** Reads the position of whoever acts: staff stand in a contact, clients stand for themselves or for somebody else. */
@Component
class Positions {
    private final OpenContacts contacts;
    private final OpenEmergencies emergencies;
    private final Standings standings;

    Positions(OpenContacts contacts, OpenEmergencies emergencies, Standings standings) {
        this.contacts = contacts;
        this.emergencies = emergencies;
        this.standings = standings;
    }

    /**
     * Towards a client who is known, for some purposes.
     *
     * @param ids every id that leads to her; where she is not there, the one that was asked for
     */
    Position towards(Errand errand, Optional<Known> known, Set<ClientId> ids, Set<String> purposes) {
        return new Position(contact(errand), standings.of(errand, known), emergency(errand, ids, purposes));
    }

    Position towards(Errand errand, Optional<Known> known) {
        return new Position(contact(errand), standings.of(errand, known), Optional.empty());
    }

    Position towardsNobody(Errand errand) {
        return new Position(contact(errand), Standings.towardsNobody(errand), Optional.empty());
    }

    private Optional<UUID> emergency(Errand errand, Set<ClientId> ids, Set<String> purposes) {
        return errand.actor() instanceof Actor.Person person && purposes.contains(OpenEmergencies.PURPOSE)
                ? emergencies.find(
                        person.id(), ids.stream().map(ClientId::value).toList())
                : Optional.empty();
    }

    private Optional<OpenContact> contact(Errand errand) {
        UUID contactId = errand.contactId();
        return contactId == null || !(errand.actor() instanceof Actor.Person)
                ? Optional.empty()
                : contacts.find(contactId);
    }
}
