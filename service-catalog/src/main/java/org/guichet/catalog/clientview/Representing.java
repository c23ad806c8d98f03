package org.guichet.catalog.clientview;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guichet.catalog.clientview.OtherSide.Tie;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.LegalDay;
import org.guichet.registry.audit.AccessEntry.Kind;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Death;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.Lives;
import org.guichet.registry.disclosure.Lives.Life;
import org.guichet.registry.representation.Majority;
import org.guichet.registry.representation.NewRepresentation;
import org.guichet.registry.representation.Representation;
import org.guichet.registry.representation.Representation.EndedBy;
import org.guichet.registry.representation.Representation.State;
import org.guichet.registry.representation.RepresentationKind;
import org.guichet.registry.representation.Representations;
import org.guichet.registry.representation.Represented;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who acts for a client: recorded by staff who saw the proof, seen and stopped by the client. */
@Component
public class Representing {
    private static final List<String> NAMES = List.of("legalName", "givenName", "familyName");

    private final ClientDoor door;
    private final Representations representations;
    private final Lives lives;
    private final OtherSide otherSide;
    private final LegalDay day;

    Representing(ClientDoor door, Representations representations, Lives lives, OtherSide otherSide, LegalDay day) {
        this.door = door;
        this.representations = representations;
        this.lives = lives;
        this.otherSide = otherSide;
        this.day = day;
    }

    /**
     * A representation as the client and staff see it.
     *
     * @param state where it stands today
     * @param lastDay the last day it holds, a minor's coming of age reckoned in; null where it has none
     * @param comesOfAge the day the represented minor comes of age, where that is what ends it
     */
    public record Seen(
            Representation representation,
            State state,
            @Nullable LocalDate lastDay,
            @Nullable LocalDate comesOfAge) {}

    /** Whoever acts or acted for the client, newest first. */
    @Transactional
    public List<Seen> of(ClientId client) {
        Permit permit = door.openFor(client, Tie.REPRESENTATIVES.attribute(), aboutHer());
        Life life = lives.of(permit);
        List<Representation> found = representations.of(permit.ids());
        otherSide.tell(permit, Tie.REPRESENTATIVES, Kind.READ, representatives(found));
        return found.stream().map(one -> seen(one, life)).toList();
    }

    /**
     * Whomever the client acts or acted for, newest first. What is known of them is not looked at, and so neither a minor's
     * coming of age nor a death is reckoned in.
     */
    @Transactional
    public List<Seen> by(ClientId representative) {
        Permit permit = door.openFor(representative, Tie.REPRESENTED.attribute());
        List<Representation> found = representations.by(permit.ids());
        otherSide.tell(permit, Tie.REPRESENTED, Kind.READ, represented(found));
        return found.stream().map(this::asRecorded).toList();
    }

    /** In which ways the client can be represented: an organization in others than a person, her estate in others than she. */
    @Transactional
    public List<RepresentationKind> kinds(ClientId client) {
        Permit permit = door(Tie.REPRESENTATIVES, client);
        return representations.kinds(permit.kind(), lives.of(permit).died());
    }

    /**
     * Records who may act for the client. Only staff do, who have seen the proof.
     *
     * @throws org.guichet.registry.client.InvalidInput naming every wrong field
     */
    @Transactional
    public Seen record(ClientId client, NewRepresentation told) {
        Permit permit = otherSide.openToRecord(
                Tie.REPRESENTATIVES, client, told.representative(), () -> door(Tie.REPRESENTATIVES, client));
        Life life = lives.of(permit);
        Represented represented = new Represented(
                permit.under(), permit.ids(), permit.kind(), name(permit), life.comesOfAge(), life.died());
        Representation recorded = representations.record(represented, told);
        otherSide.tell(permit, Tie.REPRESENTATIVES, Kind.CHANGE, representatives(List.of(recorded)));
        return seen(recorded, life);
    }

    /**
     * Ends one of the client's representations: she stops it herself, or staff record that it ended.
     *
     * @throws org.guichet.registry.client.StateChanged where it holds no longer
     */
    @Transactional
    public Seen end(ClientId client, UUID id, @Nullable String reason) {
        Permit permit = open(Tie.REPRESENTATIVES, client, () -> otherSideOf(Tie.REPRESENTATIVES, client, id));
        Representation representation = representations.of(permit.ids(), id).orElseThrow(NotFound::new);
        otherSide.requireNoKin(Tie.REPRESENTATIVES, client, representation.representative());
        EndedBy by = Acting.errand().actor() instanceof Actor.Client ? EndedBy.CLIENT : EndedBy.STAFF;
        Representation ended = representations.end(representation, by, reason);
        otherSide.tell(permit, Tie.REPRESENTATIVES, Kind.CHANGE, representatives(List.of(ended)));
        return seen(ended, lives.of(permit));
    }

    /**
     * The representative herself acts no more.
     *
     * @throws org.guichet.registry.client.StateChanged where it holds no longer
     */
    @Transactional
    public Seen resign(ClientId representative, UUID id, @Nullable String reason) {
        Permit permit = open(Tie.REPRESENTED, representative, () -> otherSideOf(Tie.REPRESENTED, representative, id));
        Representation representation = representations.by(permit.ids(), id).orElseThrow(NotFound::new);
        otherSide.requireNoKin(Tie.REPRESENTED, representative, representation.client());
        EndedBy by = Acting.errand().actor() instanceof Actor.Client ? EndedBy.REPRESENTATIVE : EndedBy.STAFF;
        Representation ended = representations.end(representation, by, reason);
        otherSide.tell(permit, Tie.REPRESENTED, Kind.CHANGE, represented(List.of(ended)));
        return asRecorded(ended);
    }

    private Permit open(Tie tie, ClientId client, Supplier<List<ClientId>> others) {
        return otherSide.open(tie, () -> door(tie, client), others);
    }

    private Permit door(Tie tie, ClientId client) {
        return door.openFor(client, tie.attribute(), tie == Tie.REPRESENTATIVES ? aboutHer() : Set.of());
    }

    /** Whoever would have been on the other side, had the door not refused. */
    private List<ClientId> otherSideOf(Tie tie, ClientId client, UUID id) {
        Set<ClientId> ids = otherSide.ids(client);
        return tie == Tie.REPRESENTATIVES
                ? representations.of(ids, id).map(Representation::representative).stream()
                        .toList()
                : representations.by(ids, id).map(Representation::client).stream()
                        .toList();
    }

    private static List<ClientId> representatives(List<Representation> found) {
        return found.stream().map(Representation::representative).toList();
    }

    private static List<ClientId> represented(List<Representation> found) {
        return found.stream().map(Representation::client).toList();
    }

    private Seen asRecorded(Representation one) {
        return new Seen(one, one.stateOn(day.today()), one.endsOn(), null);
    }

    private Seen seen(Representation one, Life life) {
        LocalDate comesOfAge = life.comesOfAge();
        LocalDate lastDay = one.lastDay(comesOfAge);
        boolean byAge = one.kind().ofMinors()
                && lastDay != null
                && comesOfAge != null
                && lastDay.equals(comesOfAge.minusDays(1));
        return new Seen(one, one.stateOn(day.today(), comesOfAge, life.died()), lastDay, byAge ? comesOfAge : null);
    }

    private static String name(Permit permit) {
        return NAMES.stream()
                .flatMap(code -> permit.fact(code).stream())
                .map(fact -> fact.value().toString())
                .collect(Collectors.joining(" "));
    }

    private static Set<String> aboutHer() {
        return Stream.of(NAMES, Majority.NEEDED, Set.of(Death.ATTRIBUTE))
                .flatMap(Collection::stream)
                .collect(Collectors.toSet());
    }
}
