package org.guichet.registry.registration;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.Fact;
import org.guichet.registry.client.FactsChanged;
import org.guichet.registry.client.Ids;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Verification;
import org.guichet.registry.client.records.ClientRecords;
import org.guichet.registry.client.records.DecidedBy;
import org.guichet.registry.client.records.FactRow;
import org.guichet.registry.client.records.ToldApart;
import org.guichet.registry.disclosure.Disclosure.Basis;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.Disclosure.Reason;
import org.guichet.registry.disclosure.DisclosureRefused;
import org.guichet.registry.identity.ClientIndex;
import org.guichet.registry.identity.SearchKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes facts under a permit: it names the basis on which each is held. */
@Component
class FactWriting {
    private final ClientRecords records;
    private final ClientIndex index;
    private final ToldApart toldApart;
    private final ApplicationEventPublisher events;
    private final Values values;
    private final Clock clock;

    FactWriting(
            ClientRecords records,
            ClientIndex index,
            ToldApart toldApart,
            ApplicationEventPublisher events,
            Values values,
            Clock clock) {
        this.records = records;
        this.index = index;
        this.toldApart = toldApart;
        this.events = events;
        this.values = values;
        this.clock = clock;
    }

    ClientId newClient() {
        return new ClientId(Ids.next(clock));
    }

    void open(ClientId client, ClientKind kind) {
        records.open(client, kind);
    }

    /**
     * Whoever registers somebody after having looked at the candidates told them apart.
     *
     * @param fromTheRest why she is nobody of those who could not be shown either; null where nobody said so
     */
    void tellApart(ClientId client, Set<ClientId> others, @Nullable String fromTheRest) {
        Actor actor = Acting.errand().actor();
        DecidedBy decidedBy = new DecidedBy(actor.kind().name(), actor.id());
        others.forEach(other -> toldApart.mark(client, other, "registration", decidedBy));
        if (fromTheRest != null) {
            toldApart.enter(client, fromTheRest.strip(), decidedBy);
        }
    }

    /** Writes the facts; their ids, in the same order. */
    List<UUID> append(Permit permit, List<NewFact> facts) {
        return write(permit, facts).stream().map(FactRow::id).toList();
    }

    /** Writes the facts; as they were written, in the same order. */
    List<FactRow> write(Permit permit, List<NewFact> facts) {
        if (facts.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        Map<String, Object> searchable = new HashMap<>();
        facts.stream()
                .filter(fact -> !fact.isUnknown())
                .forEach(fact -> searchable.put(fact.attribute(), fact.value()));
        List<FactRow> rows = facts.stream().map(fact -> row(permit, fact, now)).toList();
        UUID record = records.append(permit.under(), rows, SearchKeys.identifiers(searchable));
        Set<String> written = facts.stream().map(NewFact::attribute).collect(Collectors.toSet());
        index.keep(permit.client(), record, written);
        events.publishEvent(new FactsChanged(permit.client(), written));
        return rows;
    }

    /** Told again by whoever acts: as well verified as before only where the integrator's own record is confirmed. */
    void confirm(Permit permit, List<Fact> known, Source source) {
        Instant now = clock.instant();
        append(
                permit,
                known.stream()
                        .map(fact -> new NewFact(
                                fact.attribute(), fact.value(), source, verification(fact), now, null, fact.about()))
                        .toList());
    }

    private static Verification verification(Fact fact) {
        return switch (fact.source().kind()) {
            case PROGRAMME, REGISTER -> Verification.DECLARED;
            case CLIENT, AGENT, DOCUMENT -> fact.verification();
        };
    }

    private FactRow row(Permit permit, NewFact fact, Instant now) {
        Basis basis = permit.bases().get(fact.attribute());
        if (basis == null) {
            throw new DisclosureRefused(permit.entryId(), Reason.NO_BASIS);
        }
        Errand errand = Acting.errand();
        return new FactRow(
                Ids.next(clock),
                fact.party(),
                fact.attribute(),
                values.normalised(fact.attribute(), fact.value()),
                fact.source(),
                fact.verification(),
                fact.collectedAt(),
                now,
                fact.validFrom(),
                fact.validTo(),
                basis.kind() + ":" + basis.reference(),
                fact.evidence(),
                fact.about(),
                errand.contactId(),
                errand.actor().kind().name(),
                teller(errand.actor(), permit));
    }

    /** What a newcomer tells is told by the client she is from then on. */
    private static String teller(Actor actor, Permit permit) {
        return actor instanceof Actor.Newcomer ? permit.under().toString() : actor.id();
    }
}
