package org.guichet.catalog.identification;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Fact;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.disclosure.Ask;
import org.guichet.registry.disclosure.Disclosure;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.Disclosure.Reason;
import org.guichet.registry.disclosure.Disclosure.Refusal;
import org.guichet.registry.disclosure.Disclosures;
import org.springframework.stereotype.Component;

/**
 * Opens what callers are asked for, through the door and for the purpose of making sure who they are. It is a duty that
 * reads: whoever serves was asked first whether she may, and never gets to see what is read.
 */
@Component
class HeldAnswers {
    private static final Actor.Duty DUTY =
            new Actor.Duty("verify-caller", "registrar", Questioning.PURPOSE).forSealedToo();

    private final Disclosures disclosures;
    private final Clock clock;

    HeldAnswers(Disclosures disclosures, Clock clock) {
        this.disclosures = disclosures;
        this.clock = clock;
    }

    /**
     * What the door said.
     *
     * @param withheld what may not be read: nobody can tell whether anything is held of it
     */
    record Held(Map<String, Fact> facts, Set<String> withheld) {
        Held {
            facts = Map.copyOf(facts);
            withheld = Set.copyOf(withheld);
        }

        Optional<Fact> fact(String attribute) {
            return Optional.ofNullable(facts.get(attribute));
        }

        boolean isWithheld(String attribute) {
            return withheld.contains(attribute);
        }
    }

    /** What is held of each that may be asked for; what is not held, or not well enough, is absent. */
    Map<String, Fact> of(ClientId client, UUID contact, List<AskableFact> askable) {
        Set<String> attributes = askable.stream().map(AskableFact::attribute).collect(Collectors.toSet());
        return usable(facts(client, contact, attributes).facts(), askable);
    }

    /** What is held of each attribute, however well; what is not is absent. */
    Held facts(ClientId client, UUID contact, Set<String> attributes) {
        Errand errand = new Errand(
                DUTY, null, Acting.errand().channel(), contact, Questioning.PURPOSE, Assurance.HIGH, null, true);
        Disclosure answer =
                Acting.as(errand, () -> disclosures.open(new Ask(client, Questioning.PURPOSE, attributes, null)));
        return switch (answer) {
            case Refusal refusal when refusal.reason() == Reason.NOT_FOUND -> throw new NotFound();
            case Refusal refusal -> new Held(Map.of(), attributes);
            case Permit permit -> facts(permit, attributes);
        };
    }

    private static Held facts(Permit permit, Set<String> attributes) {
        Map<String, Fact> facts = attributes.stream()
                .flatMap(attribute -> permit.fact(attribute).stream())
                .collect(Collectors.toMap(Fact::attribute, fact -> fact));
        Set<String> withheld = attributes.stream()
                .filter(attribute ->
                        !permit.covers(attribute) || permit.withheld().containsKey(attribute))
                .collect(Collectors.toSet());
        return new Held(facts, withheld);
    }

    private Map<String, Fact> usable(Map<String, Fact> facts, List<AskableFact> askable) {
        Instant now = clock.instant();
        Map<String, Fact> usable = new HashMap<>();
        for (AskableFact one : askable) {
            Optional.ofNullable(facts.get(one.attribute()))
                    .filter(fact -> one.holds(fact, now))
                    .ifPresent(fact -> usable.put(one.attribute(), fact));
        }
        return usable;
    }
}
