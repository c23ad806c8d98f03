package org.guichet.catalog.clientview;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.guichet.catalog.contact.Contacts;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.OpenEmergencies;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.disclosure.Ask;
import org.guichet.registry.disclosure.Disclosure;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.Disclosure.Refusal;
import org.guichet.registry.disclosure.Disclosures;
import org.springframework.stereotype.Component;

/** How this room opens a client: for the errand's purpose, binding the contact. */
@Component
class ClientDoor {
    private final Disclosures disclosures;
    private final Contacts contacts;

    ClientDoor(Disclosures disclosures, Contacts contacts) {
        this.disclosures = disclosures;
        this.contacts = contacts;
    }

    /** Several purposes in one call; the first must be permitted, or nothing is. */
    List<Disclosure> open(List<Ask> asks) {
        List<Disclosure> answers = disclosures.open(asks);
        bind(answers.getFirst().orRefuse());
        return answers;
    }

    /** For one attribute without which there is nothing to do. */
    Permit openFor(ClientId client, String attribute) {
        return openFor(client, attribute, Set.of());
    }

    /** As {@link #openFor(ClientId, String)}, with others that may be had or not. */
    Permit openFor(ClientId client, String attribute, Set<String> others) {
        Set<String> asked = new HashSet<>(others);
        asked.add(attribute);
        return openFor(Ask.about(client, asked), attribute);
    }

    /** For one attribute among those asked for. */
    Permit openFor(Ask ask, String attribute) {
        return open(List.of(ask.needing(attribute))).getFirst().orRefuse();
    }

    /** As {@link #openFor}, where the caller named a row and not the client: what is not theirs is not there. */
    Permit openRow(Ask ask, String attribute) {
        Disclosure answer = disclosures.open(ask.needing(attribute).namedByRow());
        if (answer instanceof Refusal refusal
                && Acting.errand().actor().kind() == Actor.Kind.CLIENT
                && !refusal.reason().toRepresentative()) {
            throw new NotFound();
        }
        Permit permit = answer.orRefuse();
        bind(permit);
        return permit;
    }

    /** Whoever called about an emergency is seldom the one it is about. */
    private void bind(Permit permit) {
        if (!permit.purpose().equals(OpenEmergencies.PURPOSE)) {
            contacts.bind(permit);
        }
    }
}
