package org.guichet.registry.disclosure;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.Seen;
import org.guichet.registry.client.records.ClientRecords;
import org.guichet.registry.client.records.Known;
import org.guichet.registry.client.records.Known.PartyFact;
import org.guichet.registry.consent.Bases;
import org.guichet.registry.consent.ConsentGate;
import org.guichet.registry.consent.ConsentRecord;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What would stop were a consent withdrawn, and what would go on: decided as the door decides, from what is held and the
 * grounds there are just now, but for the grounds of others of whom a fact speaks: what it names may be closed by them all
 * the same. It tells which facts there are, and no value of any.
 */
@Component
public class Reliances {
    private static final String CONSENTS = "consents";

    private final ClientRecords records;
    private final ConsentGate gate;
    private final AttributeDictionary dictionary;
    private final Clock clock;

    Reliances(ClientRecords records, ConsentGate gate, AttributeDictionary dictionary, Clock clock) {
        this.records = records;
        this.gate = gate;
        this.dictionary = dictionary;
        this.clock = clock;
    }

    /** For whoever may see the consent: the facts it speaks of that a recipient may have today, by label. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Reliance> of(Permit permit, ConsentRecord consent) {
        if (!permit.covers(CONSENTS) || !permit.ids().contains(consent.client())) {
            return List.of();
        }
        Errand errand = Acting.errand();
        Set<String> spokenOf = consent.dataCategories().stream()
                .flatMap(category -> dictionary.inCategory(category).stream())
                .collect(Collectors.toSet());
        List<PartyFact> held = records.find(permit.client(), spokenOf, Seen.by(errand.cleared(), errand.self()))
                .map(Known::facts)
                .orElse(List.of());
        return consent.recipients().stream()
                .flatMap(recipient -> of(permit, consent, recipient, held))
                .toList();
    }

    private Stream<Reliance> of(Permit permit, ConsentRecord consent, String recipient, List<PartyFact> held) {
        Bases now = gate.bases(permit.ids(), Set.of(consent.purpose()), recipient);
        Bases then = now.without(consent.id(), clock.instant());
        return held.stream()
                .flatMap(fact -> dictionary
                        .find(fact.fact().attribute())
                        .filter(attribute -> had(now, consent, fact, attribute))
                        .map(attribute -> new Reliance(
                                attribute,
                                recipient,
                                fact.party(),
                                Answer.basis(then.answer(consent.purpose(), fact.party(), attribute.category()))))
                        .stream());
    }

    private static boolean had(Bases now, ConsentRecord consent, PartyFact fact, Attribute attribute) {
        return Answer.basis(now.answer(consent.purpose(), fact.party(), attribute.category())) != null;
    }
}
