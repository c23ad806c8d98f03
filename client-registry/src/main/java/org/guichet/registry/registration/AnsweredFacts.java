package org.guichet.registry.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.guichet.registry.client.Fact;
import org.guichet.registry.client.Source;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes facts of what a client answered, for instance in an application. */
@Component
public class AnsweredFacts {
    private final FactChecks checks;
    private final FactWriting writing;
    private final CorrectionWriting corrections;
    private final Proposing proposing;

    AnsweredFacts(FactChecks checks, FactWriting writing, CorrectionWriting corrections, Proposing proposing) {
        this.checks = checks;
        this.writing = writing;
        this.corrections = corrections;
        this.proposing = proposing;
    }

    /**
     * Records facts about a client whose permit covers their attributes. What was recorded before stays as history; another
     * value than the one held, where it does not stay for being better verified, corrects it. Where the dictionary asks for
     * a second person, it waits for her.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Permit permit, List<NewFact> facts) {
        checks.check(facts, permit.kind());
        List<NewFact> direct = new ArrayList<>();
        for (NewFact fact : facts) {
            Optional<Fact> held = proposing.toBeApproved(permit, fact);
            held.ifPresentOrElse(known -> proposing.propose(permit, fact, known, null), () -> direct.add(fact));
        }
        if (!direct.isEmpty()) {
            corrections.answer(permit, direct);
        }
    }

    /**
     * "Still true": the current value, told again now. The old fact stays.
     *
     * @return the attributes that were confirmed; those without a current value are left out
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<String> confirm(Permit permit, Set<String> attributes, Source source) {
        List<Fact> known = attributes.stream()
                .flatMap(attribute -> permit.fact(attribute).stream())
                .toList();
        writing.confirm(permit, known, source);
        return known.stream().map(Fact::attribute).collect(Collectors.toSet());
    }
}
