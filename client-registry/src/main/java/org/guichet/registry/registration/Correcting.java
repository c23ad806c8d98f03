package org.guichet.registry.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guichet.registry.actor.Once;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Fact;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.disclosure.Ask;
import org.guichet.registry.disclosure.Disclosure;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.Disclosure.Refusal;
import org.guichet.registry.disclosure.Disclosures;
import org.guichet.registry.registration.Asserted.Changed;
import org.guichet.registry.registration.Asserted.Recorded;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asserts and corrects facts. Whoever corrects names the fact that was seen; where another one is held by then, or a person
 * tells another value than is held without naming it, nothing is written. Corrections of attributes that ask for it wait
 * for a second person.
 */
@Component
public class Correcting {
    private static final String OPERATION = "assert-facts";

    private final Disclosures disclosures;
    private final FactChecks checks;
    private final CorrectionWriting writing;
    private final Proposing proposing;
    private final Once once;

    Correcting(Disclosures disclosures, FactChecks checks, CorrectionWriting writing, Proposing proposing, Once once) {
        this.disclosures = disclosures;
        this.checks = checks;
        this.writing = writing;
        this.proposing = proposing;
        this.once = once;
    }

    /**
     * Asserts facts, or corrects those whose version is named. Another value than is held is told by naming the version,
     * or by saying since when it is so.
     *
     * @param expected by attribute, the id of the fact that was seen and is said to be wrong
     * @param reason why it is corrected
     * @throws InvalidInput naming every wrong fact
     */
    @Transactional
    public Asserted tell(ClientId client, List<NewFact> facts, Map<String, UUID> expected, @Nullable String reason) {
        checks.checkOnce(facts, reason);
        writing.lock(client);
        Set<String> attributes = facts.stream().map(NewFact::attribute).collect(Collectors.toSet());
        Disclosure answer = disclosures.open(Ask.about(client, attributes).needing(attributes));
        refuseOfAnotherKind(facts, answer);
        Permit permit = answer.orRefuse();
        if (once.claim(OPERATION, client.toString()).isPresent()) {
            return new Recorded(permit.client(), List.of());
        }
        List<Changed.Held> changed = changed(permit, facts, expected);
        if (!changed.isEmpty()) {
            once.release(OPERATION);
            writing.logRefused(permit, attributes);
            return new Changed(changed);
        }
        return record(permit, facts, expected.keySet(), reason);
    }

    /** What is held of one attribute now, to be corrected; {@link NotFound} where nothing is. */
    @Transactional
    public Fact seen(ClientId client, String attribute) {
        return disclosures
                .open(Ask.about(client, Set.of(attribute)))
                .orRefuse()
                .fact(attribute)
                .orElseThrow(NotFound::new);
    }

    /** Named by field, since the door has said that whoever asks may know what the client is. */
    private void refuseOfAnotherKind(List<NewFact> facts, Disclosure answer) {
        if (answer instanceof Refusal refusal && refusal.kind() != null) {
            checks.checkKind(facts, refusal.kind());
        }
    }

    private Recorded record(Permit permit, List<NewFact> facts, Set<String> corrected, @Nullable String reason) {
        List<UUID> proposals = new ArrayList<>();
        List<NewFact> direct = new ArrayList<>();
        for (NewFact fact : facts) {
            Optional<Fact> held = proposing.toBeApproved(permit, fact);
            if (held.isPresent()) {
                proposals.add(proposing.propose(permit, fact, held.get(), reason));
            } else {
                direct.add(corrected.contains(fact.attribute()) ? aboutTheSame(permit, fact) : fact);
            }
        }
        writing.write(permit, direct, corrected, reason);
        return new Recorded(permit.client(), proposals);
    }

    private static NewFact aboutTheSame(Permit permit, NewFact fact) {
        return permit.fact(fact.attribute())
                .filter(held -> !fact.isUnknown())
                .map(held -> fact.speakingOf(held.about()))
                .orElse(fact);
    }

    private List<Changed.Held> changed(Permit permit, List<NewFact> facts, Map<String, UUID> expected) {
        List<Changed.Held> changed = new ArrayList<>();
        expected.forEach((attribute, version) -> {
            Fact held = permit.fact(attribute).orElse(null);
            if (held == null || !held.id().equals(version)) {
                changed.add(new Changed.Held(attribute, held, true));
            }
        });
        facts.stream()
                .filter(fact -> !expected.containsKey(fact.attribute()))
                .filter(fact -> proposing.toBeApproved(permit, fact).isEmpty())
                .filter(fact -> fact.isUnknown() || writing.overwrites(permit, fact))
                .forEach(fact -> changed.add(new Changed.Held(
                        fact.attribute(), permit.fact(fact.attribute()).orElse(null), false)));
        return changed;
    }
}
