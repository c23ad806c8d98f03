package org.guichet.catalog.application;

import java.util.HashSet;
import java.util.Set;
import org.guichet.catalog.contact.Contacts;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Death;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.disclosure.Ask;
import org.guichet.registry.disclosure.Disclosure;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.Disclosure.Refusal;
import org.guichet.registry.disclosure.DisclosureRefused;
import org.guichet.registry.disclosure.Disclosures;
import org.springframework.stereotype.Component;

/** How this room asks for what it shows and keeps: for the purpose that fits whoever acts, binding their contact. */
@Component
class Door {
    static final String APPLICATIONS = "applications";
    static final String ANSWERS = "application.answers";

    private static final String DELIVERIES = "deliveries";

    private final Disclosures disclosures;
    private final Contacts contacts;

    Door(Disclosures disclosures, Contacts contacts) {
        this.disclosures = disclosures;
        this.contacts = contacts;
    }

    /** A permit in the matter of one service, that covers applications and answers, and the attributes that may be had. */
    Permit open(ClientId client, String service, Set<String> attributes) {
        return open(Ask.about(client, asked(attributes)).inMatterOf(service));
    }

    /** The same, where whoever acts named an application and not the client. */
    Permit openRow(ClientId owner, String service, Set<String> attributes) {
        return open(Ask.about(owner, asked(attributes)).inMatterOf(service).namedByRow());
    }

    private Permit open(Ask ask) {
        Actor actor = Acting.errand().actor();
        Disclosure answer = disclosures.open(forWhoeverActs(ask.needing(APPLICATIONS, ANSWERS), actor));
        if (answer instanceof Refusal refusal
                && actor.kind() == Actor.Kind.CLIENT
                && !refusal.reason().toRepresentative()) {
            // What is not a citizen's own is to them as if it were not there.
            throw new NotFound();
        }
        Permit permit = answer.orRefuse();
        contacts.bind(permit);
        return permit;
    }

    private static Set<String> asked(Set<String> attributes) {
        Set<String> asked = new HashSet<>(attributes);
        asked.add(APPLICATIONS);
        asked.add(ANSWERS);
        asked.add(DELIVERIES);
        asked.add(Death.ATTRIBUTE);
        return asked;
    }

    /** For taking in what a programme decided: the application, nothing that is in it. */
    Permit openForDecision(ClientId client) {
        return disclosures
                .open(Ask.about(client, Set.of(APPLICATIONS)).needing(APPLICATIONS))
                .orRefuse();
    }

    static void require(Permit permit, String attribute) {
        if (!permit.covers(attribute)) {
            throw new DisclosureRefused(permit.entryId(), Disclosure.Reason.NOTHING_PERMITTED);
        }
    }

    private static Ask forWhoeverActs(Ask ask, Actor actor) {
        return switch (actor.kind()) {
            case CLIENT -> ask.forPurpose("own-record");
            case PERSON -> ask.forPurpose("service-delivery");
            case PROGRAMME, DUTY -> ask;
        };
    }
}
