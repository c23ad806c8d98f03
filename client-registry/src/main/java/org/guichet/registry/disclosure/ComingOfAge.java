package org.guichet.registry.disclosure;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.guichet.registry.actor.LegalDay;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.records.FirstHand;
import org.guichet.registry.client.records.Known.PartyFact;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.representation.Majority;
import org.springframework.stereotype.Component;

/**
 * The day a client comes of age, as pages show it and as decisions count with it: from whatever any party holds, but for
 * what was told by whoever acted for her.
 */
@Component
class ComingOfAge {
    private static final String BORN = "dateOfBirth";

    private final FirstHand facts;
    private final Majority majority;
    private final AttributeDictionary dictionary;
    private final LegalDay day;

    ComingOfAge(FirstHand facts, Majority majority, AttributeDictionary dictionary, LegalDay day) {
        this.facts = facts;
        this.majority = majority;
        this.dictionary = dictionary;
        this.day = day;
    }

    /** For whoever may see when she was born. One statement. */
    Optional<LocalDate> of(Permit permit) {
        return permit.covers(BORN) ? of(permit.ids()) : Optional.empty();
    }

    /** For a decision, which hands nothing over. */
    Optional<LocalDate> of(Set<ClientId> ids) {
        List<PartyFact> held = facts.of(ids, Majority.NEEDED, day.today());
        return majority.comesOfAge(code -> values(held, code));
    }

    /** The value that counts first. */
    private List<String> values(List<PartyFact> held, String code) {
        return dictionary.find(code).stream()
                .flatMap(attribute -> held.stream()
                        .filter(one -> one.fact().attribute().equals(code))
                        .sorted(Answer.survivor(attribute).reversed()))
                .map(one -> one.fact().value().toString())
                .toList();
    }
}
