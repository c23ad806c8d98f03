package org.guichet.registry.registration.unattended;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotYet;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.records.NumberedRecords;
import org.guichet.registry.disclosure.DisclosureRefused;
import org.guichet.registry.identity.Contradictions;
import org.guichet.registry.registration.Adding;
import org.guichet.registry.registration.NewFact;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A programme tells what happened to a person. She is known by the programme's own number, or matched before she is
 * entered; what it tells lies in its source record, beside what others say of her.
 */
@Component
public class Reporting {
    private final LifeEventChecks checks;
    private final Adding adding;
    private final Arriving arriving;
    private final NumberedRecords records;
    private final Contradictions contradictions;

    Reporting(
            LifeEventChecks checks,
            Adding adding,
            Arriving arriving,
            NumberedRecords records,
            Contradictions contradictions) {
        this.checks = checks;
        this.adding = adding;
        this.arriving = arriving;
        this.records = records;
        this.contradictions = contradictions;
    }

    /**
     * Enters what a programme tells, as that programme. Of whoever is known by its number what the event changes is written,
     * and no more: what identifies her was so before.
     *
     * @throws InvalidInput naming every wrong field
     * @throws DisclosureRefused where the programme is not granted the attributes, or no authority lets it give them
     * @throws NotGranted for anybody but a programme
     * @throws NotYet where nobody knows her by the number and she could not be found yet
     */
    @Transactional
    public Reported report(LifeEvent event) {
        Source source = source();
        checks.check(event);
        List<NewFact> identifying = event.identifying(source);
        List<NewFact> since = event.since(source);
        String reference = event.person().reference().strip();
        records.hold(source.code(), reference);
        Optional<ClientId> numbered = numbered(source, reference);
        if (numbered.isPresent()) {
            refuseAnother(numbered.get(), identifying);
            return added(numbered.get(), reference, since);
        }
        Reported reported = matched(source, reference, identifying, since);
        records.number(reported.client(), source.code(), reference);
        return reported;
    }

    /** Sealed or not: the programme knows her by this number, and is told nothing. */
    private Optional<ClientId> numbered(Source source, String reference) {
        return records.under(source.code(), reference);
    }

    /** A number stands for one person: what lies in one record with hers is beyond any undoing of a merge. */
    private void refuseAnother(ClientId numbered, List<NewFact> identifying) {
        Map<String, String> told = identifying.stream()
                .collect(Collectors.toMap(
                        NewFact::attribute, fact -> fact.value().toString()));
        if (contradictions.between(numbered, told)) {
            throw new InvalidInput(List.of(Wrong.of("person.reference", "input.contradicts")));
        }
    }

    private Reported matched(Source source, String reference, List<NewFact> identifying, List<NewFact> since) {
        Reported reported = arriving.arrive(source, identifying);
        if (reported instanceof Reported.Added(ClientId known)) {
            return added(known, reference, news(source, known, identifying, since));
        }
        if (!since.isEmpty()) {
            adding.addToNewcomer(reported.client(), since);
        }
        return reported;
    }

    /** Who she was before the event may be known better by now: only what the programme never told of her is new. */
    private List<NewFact> news(Source source, ClientId known, List<NewFact> identifying, List<NewFact> since) {
        Set<String> told = records.told(known, source.code());
        return Stream.concat(identifying.stream().filter(fact -> !told.contains(fact.attribute())), since.stream())
                .toList();
    }

    private Reported added(ClientId client, String reference, List<NewFact> facts) {
        if (!facts.isEmpty()) {
            adding.add(client, reference, facts);
        }
        return new Reported.Added(client);
    }

    private static Source source() {
        if (Acting.errand().actor() instanceof Actor.Programme programme) {
            return new Source(Source.Kind.PROGRAMME, programme.code());
        }
        throw new NotGranted();
    }
}
