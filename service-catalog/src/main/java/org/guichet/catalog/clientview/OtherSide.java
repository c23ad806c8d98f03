package org.guichet.catalog.clientview;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.actor.Role;
import org.guichet.registry.audit.AccessEntry;
import org.guichet.registry.audit.AccessLog;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientIds;
import org.guichet.registry.client.Ids;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.Disclosure.Reason;
import org.guichet.registry.disclosure.DisclosureRefused;
import org.guichet.registry.representation.Representations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What ties two clients is a matter of both: whoever stands on the other side of it has in a ledger of her own what was
 * seen of it, changed or refused.
 */
@Component
class OtherSide {
    private final AccessLog log;
    private final ClientIds ids;
    private final Representations representations;
    private final Clock clock;

    OtherSide(AccessLog log, ClientIds ids, Representations representations, Clock clock) {
        this.log = log;
        this.ids = ids;
        this.representations = representations;
        this.clock = clock;
    }

    /** What ties them: the attribute it is kept under, and what the log calls it. */
    enum Tie {
        HOUSEHOLD("relations", "household"),
        REPRESENTATIVES("representatives", "representation"),
        REPRESENTED("represented", "representation");

        private final String attribute;
        private final String relation;

        Tie(String attribute, String relation) {
            this.attribute = attribute;
            this.relation = relation;
        }

        String attribute() {
            return attribute;
        }
    }

    void tell(Permit permit, Tie tie, AccessEntry.Kind kind, Collection<ClientId> others) {
        List<String> bases = permit.basis(tie.attribute)
                .map(basis -> basis.logged().toList())
                .orElse(List.of());
        record(tie, kind, permit.purpose(), bases, null, others);
    }

    /**
     * The permit of the one client.
     *
     * @param others whoever is to be told where the door refuses
     */
    Permit open(Tie tie, Supplier<Permit> door, Supplier<? extends Collection<ClientId>> others) {
        try {
            return door.get();
        } catch (DisclosureRefused refused) {
            if (refused.reason() != Reason.GROUNDS_UNREADABLE) { // nothing can be read or written here any more
                refuse(tie, refused.reason().code(), others.get());
            }
            throw refused;
        }
    }

    /**
     * The permit of the one client for recording what ties her to others. Only staff do, who have seen the proof, and no partner.
     *
     * @throws NotGranted for everybody else
     * @throws DisclosureRefused where it ties her to their family, or the door refuses
     */
    Permit openToRecord(Tie tie, ClientId client, @Nullable ClientId named, Supplier<Permit> door) {
        List<ClientId> others = named == null ? List.of() : List.of(named);
        if (!(Acting.errand().actor() instanceof Actor.Person)
                || Acting.errand().hasRole(Role.PARTNER)) {
            refuse(
                    tie,
                    "not-granted",
                    Stream.concat(Stream.of(client), others.stream()).toList());
            throw new NotGranted();
        }
        others.forEach(other -> requireNoKin(tie, client, other));
        return open(tie, door, () -> others);
    }

    /** Every id that leads to a client, for what must be known before the door is asked. */
    Set<ClientId> ids(ClientId client) {
        return ids.sameAs(client);
    }

    /**
     * No member of staff sees to what ties a client to herself or to her family. The door looks at the client alone.
     *
     * @throws DisclosureRefused where she would
     */
    void requireNoKin(Tie tie, ClientId client, ClientId other) {
        if (Acting.errand().actor() instanceof Actor.Person person
                && person.self() != null
                && representations.kin(new ClientId(person.self()), ids.known(other))) {
            throw new DisclosureRefused(
                    refuse(tie, Reason.OWN_FAMILY.code(), List.of(client, other)), Reason.OWN_FAMILY);
        }
    }

    /**
     * Tells everybody it is about, where she is known at all.
     *
     * @return the entry
     */
    UUID refuse(Tie tie, String reason, Collection<ClientId> about) {
        List<ClientId> known =
                about.stream().flatMap(one -> ids.known(one).stream()).toList();
        return record(tie, AccessEntry.Kind.REFUSAL, Acting.errand().purpose(), List.of(), reason, known);
    }

    private UUID record(
            Tie tie,
            AccessEntry.Kind kind,
            String purpose,
            List<String> bases,
            @Nullable String reason,
            Collection<ClientId> others) {
        UUID id = Ids.next(clock);
        if (others.isEmpty()) {
            return id;
        }
        Errand errand = Acting.errand();
        log.record(new AccessEntry(
                id,
                clock.instant(),
                kind,
                errand,
                purpose,
                bases,
                tie.relation,
                errand.actor() instanceof Actor.Client || errand.hasRole(Role.PARTNER) ? "client" : "guichet",
                List.of(tie.attribute),
                reason,
                others.stream().distinct().toList()));
        return id;
    }
}
