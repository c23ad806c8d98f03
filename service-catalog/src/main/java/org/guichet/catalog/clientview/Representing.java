package org.guichet.catalog.clientview;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.representation.Majority;
import org.guichet.registry.representation.NewRepresentation;
import org.guichet.registry.representation.Representation;
import org.guichet.registry.representation.Representation.EndedBy;
import org.guichet.registry.representation.Representation.State;
import org.guichet.registry.representation.Representations;
import org.guichet.registry.representation.Represented;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who acts for a client: recorded by staff who saw the proof, seen and stopped by the client. */
@Component
public class Representing {
    private static final String REPRESENTATIVES = "representatives";
    private static final String REPRESENTED = "represented";
    private static final List<String> NAMES = List.of("givenName", "familyName");

    private final ClientDoor door;
    private final Representations representations;
    private final Majority majority;
    private final Clock clock;

    Representing(ClientDoor door, Representations representations, Majority majority, Clock clock) {
        this.door = door;
        this.representations = representations;
        this.majority = majority;
        this.clock = clock;
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
        Permit permit = door.openFor(client, REPRESENTATIVES, aboutHer());
        LocalDate comesOfAge = comesOfAge(permit);
        return representations.of(permit.ids()).stream()
                .map(one -> seen(one, comesOfAge))
                .toList();
    }

    /**
     * Whomever the client acts or acted for, newest first. What is known of them is not looked at, and so a minor's coming
     * of age is not reckoned in.
     */
    @Transactional
    public List<Seen> by(ClientId representative) {
        return representations.by(door.openFor(representative, REPRESENTED).ids()).stream()
                .map(this::asRecorded)
                .toList();
    }

    /**
     * Records who may act for the client. Only staff do, who have seen the proof.
     *
     * @throws org.guichet.registry.client.InvalidInput naming every wrong field
     */
    @Transactional
    public Seen record(ClientId client, NewRepresentation told) {
        if (!(Acting.errand().actor() instanceof Actor.Person person)
                || told.representative() != null
                        && told.representative().value().equals(person.self())) {
            throw new NotGranted();
        }
        Permit permit = door.openFor(client, REPRESENTATIVES, aboutHer());
        LocalDate comesOfAge = comesOfAge(permit);
        Represented represented = new Represented(permit.under(), permit.ids(), name(permit), comesOfAge);
        return seen(representations.record(represented, told), comesOfAge);
    }

    /**
     * Ends one of the client's representations: she stops it herself, or staff record that it ended.
     *
     * @throws org.guichet.registry.client.StateChanged where it holds no longer
     */
    @Transactional
    public Seen end(ClientId client, UUID id, @Nullable String reason) {
        Permit permit = door.openFor(client, REPRESENTATIVES, aboutHer());
        Representation representation = representations.of(permit.ids(), id).orElseThrow(NotFound::new);
        EndedBy by = Acting.errand().actor() instanceof Actor.Client ? EndedBy.CLIENT : EndedBy.STAFF;
        return seen(representations.end(representation, by, reason), comesOfAge(permit));
    }

    /**
     * The representative herself acts no more.
     *
     * @throws org.guichet.registry.client.StateChanged where it holds no longer
     */
    @Transactional
    public Seen resign(ClientId representative, UUID id, @Nullable String reason) {
        Permit permit = door.openFor(representative, REPRESENTED);
        Representation representation = representations.by(permit.ids(), id).orElseThrow(NotFound::new);
        EndedBy by = Acting.errand().actor() instanceof Actor.Client ? EndedBy.REPRESENTATIVE : EndedBy.STAFF;
        return asRecorded(representations.end(representation, by, reason));
    }

    private Seen asRecorded(Representation one) {
        return new Seen(one, one.stateOn(today()), one.endsOn(), null);
    }

    private Seen seen(Representation one, @Nullable LocalDate comesOfAge) {
        LocalDate lastDay = one.lastDay(comesOfAge);
        boolean byAge = one.kind().ofMinors()
                && lastDay != null
                && comesOfAge != null
                && lastDay.equals(comesOfAge.minusDays(1));
        return new Seen(one, one.stateOn(today(), comesOfAge), lastDay, byAge ? comesOfAge : null);
    }

    private @Nullable LocalDate comesOfAge(Permit permit) {
        return majority.comesOfAge(code -> permit.fact(code).stream()
                        .map(fact -> fact.value().toString())
                        .toList())
                .orElse(null);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static String name(Permit permit) {
        return NAMES.stream()
                .flatMap(code -> permit.fact(code).stream())
                .map(fact -> fact.value().toString())
                .collect(Collectors.joining(" "));
    }

    private static Set<String> aboutHer() {
        return Stream.concat(NAMES.stream(), Majority.NEEDED.stream()).collect(Collectors.toSet());
    }
}
