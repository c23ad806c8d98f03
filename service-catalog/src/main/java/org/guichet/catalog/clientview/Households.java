package org.guichet.catalog.clientview;

import java.util.List;
import java.util.UUID;
import org.guichet.catalog.clientview.OtherSide.Tie;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.audit.AccessEntry;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.representation.NewRelation;
import org.guichet.registry.representation.Relation;
import org.guichet.registry.representation.Relations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who lives with a client, who is her partner, parent or child, and who employs her. Whoever is named is told in a ledger of her own that
 * the relation was looked at; what is known of her opens only by a decision about her.
 */
@Component
public class Households {
    private final ClientDoor door;
    private final Relations relations;
    private final OtherSide otherSide;

    Households(ClientDoor door, Relations relations, OtherSide otherSide) {
        this.door = door;
        this.relations = relations;
        this.otherSide = otherSide;
    }

    /** @param name whole for the client who told it, masked for everybody else; null where the other told it */
    public record Member(Relation relation, @Nullable String name) {}

    /** The relations of a client, newest first, ended ones among them. */
    @Transactional
    public List<Member> of(ClientId client) {
        Permit permit = door(client);
        List<Relation> found = relations.of(permit.ids());
        otherSide.tell(
                permit,
                Tie.HOUSEHOLD,
                AccessEntry.Kind.READ,
                found.stream().map(Relation::other).toList());
        return found.stream().map(relation -> member(permit, relation)).toList();
    }

    /**
     * Records what somebody is to the client; only staff do, who found both.
     *
     * @throws org.guichet.registry.client.InvalidInput naming every wrong field
     */
    @Transactional
    public Member record(ClientId client, NewRelation told) {
        Permit permit = otherSide.openToRecord(Tie.HOUSEHOLD, client, told.other(), () -> door(client));
        String basis = permit.basis(Tie.HOUSEHOLD.attribute()).orElseThrow().reference();
        Relation recorded = relations.record(permit.under(), permit.ids(), permit.kind(), told, basis);
        otherSide.tell(permit, Tie.HOUSEHOLD, AccessEntry.Kind.CHANGE, List.of(recorded.other()));
        return member(permit, recorded);
    }

    /**
     * The relation holds no longer.
     *
     * @throws org.guichet.registry.client.StateChanged where it has been ended
     */
    @Transactional
    public Member end(ClientId client, UUID relation) {
        Permit permit = otherSide.open(
                Tie.HOUSEHOLD,
                () -> door(client),
                () -> relations.of(otherSide.ids(client), relation).map(Relation::other).stream()
                        .toList());
        Relation found = relations.of(permit.ids(), relation).orElseThrow(NotFound::new);
        otherSide.requireNoKin(Tie.HOUSEHOLD, client, found.other());
        Relation ended = relations.end(permit.ids(), relation);
        otherSide.tell(permit, Tie.HOUSEHOLD, AccessEntry.Kind.CHANGE, List.of(ended.other()));
        return member(permit, ended);
    }

    private Permit door(ClientId client) {
        return door.openFor(client, Tie.HOUSEHOLD.attribute());
    }

    private static Member member(Permit permit, Relation relation) {
        boolean herself = Acting.errand().actor() instanceof Actor.Client && permit.behalf() == null;
        return new Member(relation, herself ? relation.name() : relation.maskedName());
    }
}
