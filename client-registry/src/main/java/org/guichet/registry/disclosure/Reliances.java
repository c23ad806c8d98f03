package org.guichet.registry.disclosure;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.ClientId;
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
 * grounds there are just now. It tells which facts there are, of the client and, where they speak of her, of others; no
 * value of any, and not of whom.
 */
@Component
public class Reliances {
    private static final String CONSENTS = "consents";
    private static final int OTHERS = 50;

    private final ClientRecords records;
    private final ConsentGate gate;
    private final GroundsOfOthers others;
    private final AttributeDictionary dictionary;
    private final Clock clock;

    Reliances(
            ClientRecords records,
            ConsentGate gate,
            GroundsOfOthers others,
            AttributeDictionary dictionary,
            Clock clock) {
        this.records = records;
        this.gate = gate;
        this.others = others;
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
        Seen seen = Seen.by(errand.cleared(), errand.self());
        Set<String> spokenOf = consent.dataCategories().stream()
                .flatMap(category -> dictionary.inCategory(category).stream())
                .collect(Collectors.toSet());
        Optional<Known> her = records.find(permit.client(), spokenOf, seen);
        List<PartyFact> ofOthers =
                records.findAll(records.whereSpokenOf(permit.ids(), spokenOf, OTHERS), spokenOf, seen).stream()
                        .flatMap(other -> other.facts().stream())
                        .filter(held -> isAbout(held, permit.ids()))
                        .toList();
        return consent.recipients().stream()
                .flatMap(recipient -> {
                    Bases now = gate.bases(permit.ids(), Set.of(consent.purpose()), recipient);
                    return Stream.concat(
                            her.stream().flatMap(known -> inHers(errand, known, consent, recipient, now)),
                            inOthers(consent, recipient, now, ofOthers));
                })
                .toList();
    }

    private Stream<Reliance> inHers(
            Errand errand, Known known, ConsentRecord consent, String recipient, Bases withoutOthers) {
        Bases now = others.with(withoutOthers, errand, known, Set.of(consent.purpose()), recipient);
        List<PartyFact> opening = known.facts().stream()
                .filter(held -> !Answer.speaksOfAnother(held, known.ids(), errand.self())
                        || Answer.handsBack(held, recipient)
                        || dictionary
                                .find(held.fact().attribute())
                                .map(attribute ->
                                        Answer.basisOfOther(held, attribute, consent.purpose(), now, recipient))
                                .isPresent())
                .toList();
        return relying(consent, recipient, now, opening, false);
    }

    /** What others told of her: whatever they allow, it opens on her own grounds too. One line for a party's attribute. */
    private Stream<Reliance> inOthers(ConsentRecord consent, String recipient, Bases now, List<PartyFact> held) {
        return relying(consent, recipient, Answer.toAnother(now, recipient), held, true)
                .distinct();
    }

    private Stream<Reliance> relying(
            ConsentRecord consent, String recipient, Bases now, List<PartyFact> held, boolean anothers) {
        Bases then = now.without(consent.id(), clock.instant());
        return held.stream()
                .flatMap(fact -> dictionary
                        .find(fact.fact().attribute())
                        .filter(attribute -> had(now, consent, fact, attribute))
                        .map(attribute -> new Reliance(
                                attribute,
                                recipient,
                                fact.party(),
                                Answer.basis(then.answer(consent.purpose(), fact.party(), attribute.category())),
                                anothers))
                        .stream());
    }

    private static boolean isAbout(PartyFact held, Set<ClientId> ids) {
        ClientId about = held.fact().about();
        return about != null && ids.contains(about);
    }

    private static boolean had(Bases now, ConsentRecord consent, PartyFact fact, Attribute attribute) {
        return Answer.basis(now.answer(consent.purpose(), fact.party(), attribute.category())) != null;
    }
}
