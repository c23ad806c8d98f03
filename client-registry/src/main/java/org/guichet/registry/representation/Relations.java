package org.guichet.registry.representation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.actor.LegalDay;
import org.guichet.registry.actor.Once;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.Ids;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StateChanged;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who lives with whom, who is whose partner, parent or child, and who is employed by whom. Rows of both clients: callers hold a permit that covers
 * {@code relations} of one, and log the others as subjects.
 */
@Component
public class Relations {
    private final RelationRows rows;
    private final Others others;
    private final Once once;
    private final LegalDay day;
    private final Clock clock;

    Relations(RelationRows rows, Others others, Once once, LegalDay day, Clock clock) {
        this.rows = rows;
        this.others = others;
        this.once = once;
        this.day = day;
        this.clock = clock;
    }

    /** The relations of a client, whoever told them, newest first; at most 100. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Relation> of(Set<ClientId> client) {
        return rows.of(client);
    }

    /** One of those {@link #of(Set)} shows. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Relation> of(Set<ClientId> client, UUID id) {
        return rows.one(client, id);
    }

    /**
     * Records what somebody is to a client.
     *
     * @param client the id to record it under
     * @param ids every id that leads to the client
     * @param kind what the client is
     * @param basis the authority it is held under
     * @throws InvalidInput naming every wrong field
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Relation record(ClientId client, Set<ClientId> ids, ClientKind kind, NewRelation told, String basis) {
        check(ids, kind, told);
        UUID id = Ids.next(clock);
        Optional<String> earlier = once.claim("record-relation", id.toString());
        if (earlier.isEmpty()) {
            LocalDate from = told.startsOn() == null ? today() : told.startsOn();
            rows.insert(id, client, told, from, basis, clock.instant());
        }
        UUID recorded = earlier.map(UUID::fromString).orElse(id);
        return rows.one(ids, recorded).orElseThrow(NotFound::new);
    }

    /**
     * Ends a relation of the client today.
     *
     * @throws NotFound where it is none of hers
     * @throws StateChanged where it has been ended
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Relation end(Set<ClientId> ids, UUID relation) {
        if (rows.one(ids, relation).isEmpty()) {
            throw new NotFound();
        }
        if (once.claim("end-relation", relation.toString()).isEmpty()
                && rows.end(relation, today(), clock.instant()) == 0) {
            throw new StateChanged("ENDED");
        }
        return rows.one(ids, relation).orElseThrow(NotFound::new);
    }

    private void check(Set<ClientId> ids, ClientKind kind, NewRelation told) {
        List<Wrong> wrong = new ArrayList<>();
        RepresentationChecks.name(wrong, told.name());
        RepresentationChecks.optional(wrong, "evidence", told.evidence());
        if (told.kind() == null) {
            wrong.add(Wrong.of("kind", "input.choice"));
        }
        ClientId other = told.other();
        if (other == null) {
            wrong.add(Wrong.of("otherId", "input.missing"));
        } else if (ids.contains(other)) {
            wrong.add(Wrong.of("otherId", "input.representation.oneself"));
        } else {
            others.kind(other)
                    .ifPresentOrElse(
                            what -> {
                                if (told.kind() != null && !told.kind().isBetween(kind, what)) {
                                    wrong.add(Wrong.of("kind", "input.relation.kinds"));
                                }
                            },
                            () -> wrong.add(Wrong.of("otherId", "input.representation.unknown")));
        }
        LocalDate from = told.startsOn();
        if (from != null && (from.isAfter(today()) || RepresentationChecks.beyond(from))) {
            wrong.add(Wrong.of("startsOn", "input.date-range"));
        }
        if (!wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
    }

    private LocalDate today() {
        return day.today();
    }
}
