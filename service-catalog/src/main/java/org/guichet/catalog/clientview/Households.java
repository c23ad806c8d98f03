package org.guichet.catalog.clientview;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.audit.AccessEntry;
import org.guichet.registry.audit.AccessLog;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Ids;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.representation.NewRelation;
import org.guichet.registry.representation.Relation;
import org.guichet.registry.representation.Relations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who lives with a client, and who is her partner, parent or child. Whoever is named is told in a ledger of her own that
 * the relation was looked at; what is known of her opens only by a decision about her.
 */
@Component
public class Households {
    private static final String RELATIONS = "relations";

    private final ClientDoor door;
    private final Relations relations;
    private final AccessLog log;
    private final Clock clock;

    Households(ClientDoor door, Relations relations, AccessLog log, Clock clock) {
        this.door = door;
        this.relations = relations;
        this.log = log;
        this.clock = clock;
    }

    /** @param name whole for the client who told it, masked for everybody else; null where the other told it */
    public record Member(Relation relation, @Nullable String name) {}

    /** The relations of a client, newest first, ended ones among them. */
    @Transactional
    public List<Member> of(ClientId client) {
        Permit permit = door.openFor(client, RELATIONS);
        List<Relation> found = relations.of(permit.ids());
        tell(permit, AccessEntry.Kind.READ, found);
        return found.stream().map(relation -> member(permit, relation)).toList();
    }

    /**
     * Records what somebody is to the client; only staff do, who found both.
     *
     * @throws org.guichet.registry.client.InvalidInput naming every wrong field
     */
    @Transactional
    public Member record(ClientId client, NewRelation told) {
        if (!(Acting.errand().actor() instanceof Actor.Person)) {
            throw new NotGranted();
        }
        Permit permit = door.openFor(client, RELATIONS);
        String basis = permit.basis(RELATIONS).orElseThrow().reference();
        Relation recorded = relations.record(permit.under(), permit.ids(), told, basis);
        tell(permit, AccessEntry.Kind.CHANGE, List.of(recorded));
        return member(permit, recorded);
    }

    /**
     * The relation holds no longer.
     *
     * @throws org.guichet.registry.client.StateChanged where it has been ended
     */
    @Transactional
    public Member end(ClientId client, UUID relation) {
        Permit permit = door.openFor(client, RELATIONS);
        Relation ended = relations.end(permit.ids(), relation);
        tell(permit, AccessEntry.Kind.CHANGE, List.of(ended));
        return member(permit, ended);
    }

    private static Member member(Permit permit, Relation relation) {
        boolean herself = Acting.errand().actor() instanceof Actor.Client && permit.behalf() == null;
        return new Member(relation, herself ? relation.name() : relation.maskedName());
    }

    /** A relation is the other's too. */
    private void tell(Permit permit, AccessEntry.Kind kind, List<Relation> found) {
        if (found.isEmpty()) {
            return;
        }
        Errand errand = Acting.errand();
        List<String> bases = permit.basis(RELATIONS)
                .map(basis -> List.of(basis.kind() + ":" + basis.reference()))
                .orElse(List.of());
        log.record(new AccessEntry(
                Ids.next(clock),
                clock.instant(),
                kind,
                errand,
                permit.purpose(),
                bases,
                "household",
                errand.actor() instanceof Actor.Client ? "client" : "guichet",
                List.of(RELATIONS),
                null,
                found.stream().map(Relation::other).distinct().toList()));
    }
}
