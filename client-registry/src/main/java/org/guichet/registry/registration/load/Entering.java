package org.guichet.registry.registration.load;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Ids;
import org.guichet.registry.client.Seen;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.records.FactRow;
import org.guichet.registry.client.records.NewRecord;
import org.guichet.registry.client.records.NumberedRecords;
import org.guichet.registry.client.records.ToldBefore.Told;
import org.guichet.registry.disclosure.Disclosure.Basis;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.Disclosure.Reason;
import org.guichet.registry.disclosure.DisclosureRefused;
import org.guichet.registry.disclosure.Disclosures;
import org.guichet.registry.identity.SearchKeys;
import org.guichet.registry.identity.SetMatching;
import org.guichet.registry.registration.load.Outcome.Kind;
import org.guichet.registry.registration.load.Reading.Read;
import org.springframework.stereotype.Component;

/** Writes a portion: one entry in the access log for all of its people, and a source record for each row. */
@Component
class Entering {
    static final String PURPOSE = "registration";

    private final Disclosures disclosures;
    private final NumberedRecords records;
    private final SetMatching matching;
    private final Announcing announcing;
    private final Clock clock;

    Entering(
            Disclosures disclosures,
            NumberedRecords records,
            SetMatching matching,
            Announcing announcing,
            Clock clock) {
        this.disclosures = disclosures;
        this.records = records;
        this.matching = matching;
        this.announcing = announcing;
        this.clock = clock;
    }

    ClientId newClient() {
        return new ClientId(Ids.next(clock));
    }

    /** Whom the source's numbers stand for, as far as they were entered before. */
    Map<String, ClientId> known(String source, List<Read> rows) {
        Errand errand = Acting.errand();
        return records.byReference(
                source, rows.stream().map(Read::reference).toList(), Seen.by(errand.cleared(), errand.self()));
    }

    void enter(Mapping mapping, List<Read> rows, List<Outcome> outcomes) {
        if (rows.isEmpty()) {
            return;
        }
        Set<ClientId> subjects = new LinkedHashSet<>();
        Set<ClientId> opened = new LinkedHashSet<>();
        outcomes.forEach(outcome -> {
            ClientId client = Objects.requireNonNull(outcome.client());
            subjects.add(client);
            if (outcome.kind() != Kind.MATCHED) {
                opened.add(client);
            }
        });
        Permit permit = disclosures
                .collect(
                        List.copyOf(subjects),
                        PURPOSE,
                        Set.copyOf(mapping.columns().values()))
                .orRefuse();
        records.open(opened);
        Map<UUID, Map<String, Object>> told = new HashMap<>();
        Map<UUID, ClientId> matched = new HashMap<>();
        List<NewRecord> written = new ArrayList<>();
        for (int place = 0; place < rows.size(); place++) {
            Read row = rows.get(place);
            UUID record = Ids.next(clock);
            ClientId client = Objects.requireNonNull(outcomes.get(place).client());
            written.add(new NewRecord(
                    record,
                    client,
                    mapping.source(),
                    row.reference(),
                    facts(mapping, row, permit),
                    SearchKeys.identifiers(row.values())));
            told.put(record, row.values());
            if (outcomes.get(place).kind() == Kind.MATCHED) {
                matched.put(record, client);
            }
        }
        List<Told> before = announcing.toldBefore(mapping, written);
        keep(records.append(written), told, matched);
        announcing.corrected(written, before);
        announcing.changed(mapping, outcomes);
    }

    /** Two rows of one number lie in one record. */
    private void keep(Map<UUID, UUID> places, Map<UUID, Map<String, Object>> told, Map<UUID, ClientId> matched) {
        Map<UUID, Map<String, Object>> placed = new HashMap<>();
        Map<UUID, ClientId> known = new HashMap<>();
        places.forEach((record, place) -> {
            placed.computeIfAbsent(place, first -> new HashMap<>()).putAll(Objects.requireNonNull(told.get(record)));
            ClientId client = matched.get(record);
            if (client != null) {
                known.put(place, client);
            }
        });
        matching.keep(placed, known);
    }

    private List<FactRow> facts(Mapping mapping, Read row, Permit permit) {
        Errand errand = Acting.errand();
        Instant now = clock.instant();
        List<FactRow> facts = new ArrayList<>();
        row.values().forEach((attribute, value) -> {
            Basis basis =
                    permit.basis(attribute).orElseThrow(() -> new DisclosureRefused(permit.entryId(), Reason.NO_BASIS));
            facts.add(new FactRow(
                    Ids.next(clock),
                    mapping.source(),
                    attribute,
                    value,
                    new Source(Source.Kind.REGISTER, mapping.source()),
                    mapping.verification(),
                    now,
                    now,
                    null,
                    null,
                    basis.kind() + ":" + basis.reference(),
                    null,
                    null,
                    null,
                    errand.actor().kind().name(),
                    errand.actor().id()));
        });
        return facts;
    }
}
