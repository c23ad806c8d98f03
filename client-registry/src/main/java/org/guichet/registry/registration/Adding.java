package org.guichet.registry.registration;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.records.FactRow;
import org.guichet.registry.client.records.ToldBefore.Told;
import org.guichet.registry.disclosure.Ask;
import org.guichet.registry.disclosure.Disclosures;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Adds what a programme knows of a person to its own source record. It corrects nobody else's word, so that nobody has to
 * approve it; what it says otherwise than before corrects its own.
 */
@Component
public class Adding {
    private static final String PURPOSE = "registration";

    private final Disclosures disclosures;
    private final FactChecks checks;
    private final FactWriting writing;
    private final Retelling retelling;

    Adding(Disclosures disclosures, FactChecks checks, FactWriting writing, Retelling retelling) {
        this.disclosures = disclosures;
        this.checks = checks;
        this.writing = writing;
        this.retelling = retelling;
    }

    /**
     * Adds facts to what the programme that acts has told of a person, under this number or another.
     *
     * @param reference the programme's number for her
     * @throws NotGranted for anybody but a programme
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(ClientId client, String reference, List<NewFact> facts) {
        List<Told> before = retelling.toldBefore(programme(), Map.of(reference, client), attributes(facts));
        retelling.corrected(before, Map.of(reference, write(client, untilTold(facts, before))));
    }

    /**
     * Adds facts to whom the programme that acts has told of just now for the first time: who she was before is no mistake.
     *
     * @throws NotGranted for anybody but a programme
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void addToNewcomer(ClientId client, List<NewFact> facts) {
        programme();
        write(client, facts);
    }

    private List<FactRow> write(ClientId client, List<NewFact> facts) {
        checks.check(facts, ClientKind.PERSON);
        Set<String> attributes = attributes(facts);
        Ask ask = Ask.about(client, attributes).forPurpose(PURPOSE).needing(attributes);
        return writing.write(disclosures.change(ask).orRefuse(), facts);
    }

    private static String programme() {
        if (Acting.errand().actor() instanceof Actor.Programme programme) {
            return programme.code();
        }
        throw new NotGranted();
    }

    private static Set<String> attributes(List<NewFact> facts) {
        return facts.stream().map(NewFact::attribute).collect(Collectors.toSet());
    }

    /** What is told late of an earlier day was so until what has been told already of a later one. */
    private static List<NewFact> untilTold(List<NewFact> facts, List<Told> before) {
        Map<String, LocalDate> since = new HashMap<>();
        for (Told told : before) {
            LocalDate from = told.fact().validFrom();
            if (from != null) {
                since.put(told.fact().attribute(), from);
            }
        }
        return facts.stream()
                .map(fact -> fact.until(since.get(fact.attribute())))
                .toList();
    }
}
