package org.guichet.registry.disclosure;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.Fact;
import org.guichet.registry.client.FactOrigin;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.records.ClientRecords;
import org.guichet.registry.client.records.FactLineage;
import org.guichet.registry.consent.Bases;
import org.guichet.registry.consent.ConsentGate;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Every version of a fact, for whoever was permitted its attribute: of each party only what may be used now. */
@Component
public class FactHistories {
    private static final int MOST = 5_000;

    private final ClientRecords records;
    private final FactLineage lineage;
    private final ConsentGate gate;
    private final AttributeDictionary dictionary;
    private final Judgement judgement;

    FactHistories(
            ClientRecords records,
            FactLineage lineage,
            ConsentGate gate,
            AttributeDictionary dictionary,
            Judgement judgement) {
        this.records = records;
        this.lineage = lineage;
        this.gate = gate;
        this.dictionary = dictionary;
        this.judgement = judgement;
    }

    /** A version with who wrote it and what became of it. */
    public record Version(Fact fact, FactOrigin origin) {}

    /** Newest first by when it was recorded. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Version> of(Permit permit, String attribute) {
        if (!permit.covers(attribute)) {
            throw new NotFound();
        }
        List<Fact> facts = records.history(permit.client(), permitted(permit, attribute), attribute, MOST).stream()
                .filter(fact -> fact.about() == null || spokenOf(permit, fact))
                .toList();
        Map<UUID, FactOrigin> origins =
                lineage.origins(facts.stream().map(Fact::id).toList());
        return facts.stream()
                .map(fact -> new Version(fact, Objects.requireNonNull(origins.get(fact.id()))))
                .toList();
    }

    /**
     * The entry names the people of the current fact; versions about anybody else would be a look without an entry. What the
     * client told herself opens no version that somebody else told.
     */
    private static boolean spokenOf(Permit permit, Fact version) {
        return permit.fact(version.attribute())
                .filter(current -> Objects.equals(current.about(), version.about()))
                .filter(current -> !toldByClient(current) || toldByClient(version))
                .isPresent();
    }

    private static boolean toldByClient(Fact fact) {
        return fact.source().kind() == Source.Kind.CLIENT;
    }

    private Set<String> permitted(Permit permit, String attribute) {
        String category = dictionary.find(attribute).orElseThrow(NotFound::new).category();
        String recipient = judgement.recipient(Acting.errand(), Ask.about(permit.client(), Set.of(attribute)));
        Bases bases = gate.bases(permit.ids(), Set.of(permit.purpose()), recipient);
        return lineage.parties(permit.client(), attribute).stream()
                .filter(party -> permits(bases.answer(permit.purpose(), party, category)))
                .collect(Collectors.toSet());
    }

    /**
     * Which versions a permit lets be read: of each party the attributes that it lets be used for this now, in the form
     * {@code party attribute}. What speaks of somebody else has its own ground, which the permit's own facts tell.
     *
     * @param asked what the permit was asked for
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<String> readable(Permit permit, Ask asked) {
        Bases bases = gate.bases(permit.ids(), Set.of(permit.purpose()), judgement.recipient(Acting.errand(), asked));
        Set<String> readable = new HashSet<>();
        for (String party : lineage.parties(permit.client())) {
            for (String code : permit.bases().keySet()) {
                dictionary
                        .find(code)
                        .filter(attribute -> permits(bases.answer(permit.purpose(), party, attribute.category())))
                        .ifPresent(attribute -> readable.add(party + ' ' + code));
            }
        }
        return readable;
    }

    private static boolean permits(Bases.Answer answer) {
        return answer instanceof Bases.Answer.Authorised || answer instanceof Bases.Answer.Consented;
    }
}
