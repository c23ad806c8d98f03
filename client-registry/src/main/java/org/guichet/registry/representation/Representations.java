package org.guichet.registry.representation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.LegalDay;
import org.guichet.registry.actor.Once;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.Ids;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.Seen;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.representation.Representation.EndedBy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who may act for whom. Rows of a client: callers hold a permit that covers {@code representatives} or, of the one who
 * acts, {@code represented}, and call within the transaction that logged it.
 */
@Component
public class Representations {
    private final RepresentationRows rows;
    private final RepresentationChecks checks;
    private final Others others;
    private final Once once;
    private final LegalDay day;

    Representations(RepresentationRows rows, RepresentationChecks checks, Others others, Once once, LegalDay day) {
        this.rows = rows;
        this.checks = checks;
        this.others = others;
        this.once = once;
        this.day = day;
    }

    /** Whoever acts or acted for a client, newest first; at most 100. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Representation> of(Set<ClientId> client) {
        return rows.of(client, seen());
    }

    /** Whomever a client acts or acted for, newest first; at most 100. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Representation> by(Set<ClientId> representative) {
        return rows.by(representative, seen());
    }

    /** One of those {@link #of(Set)} shows. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Representation> of(Set<ClientId> client, UUID id) {
        return rows.of(client, id, seen());
    }

    /** One of those {@link #by(Set)} shows. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Representation> by(Set<ClientId> representative, UUID id) {
        return rows.by(representative, id, seen());
    }

    /** What was ever recorded between the one who acts and a client, newest first. One statement, never from memory. */
    public List<Representation> between(ClientId representative, Set<ClientId> client) {
        return rows.between(representative, client);
    }

    /**
     * What was ever recorded between a client and a partner who acts at the partner desk, newest first: of the kind for it
     * alone, and naming her, or an organization that employs her today. One statement, never from memory.
     */
    public List<Representation> atPartnerDesk(ClientId partner, Set<ClientId> client) {
        return rows.atPartnerDesk(partner, client, today());
    }

    /** Whether either is of the other's household or family. One statement. */
    public boolean family(ClientId one, Set<ClientId> other) {
        return rows.family(one, other);
    }

    /** The one recorded under an id, whoever it is about: callers open the client before they say anything of it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Representation> find(UUID id) {
        return rows.find(id);
    }

    /** Whether either acts for the other today, or is of her household or family. One statement. */
    public boolean tied(ClientId one, Set<ClientId> other) {
        return rows.tied(one, other, today());
    }

    /**
     * The kinds of representation of clients of one kind.
     *
     * @param died those of somebody who has died; else those of the living
     */
    public List<RepresentationKind> kinds(ClientKind client, boolean died) {
        return checks.kinds(client, died);
    }

    /**
     * Whether staff who are the one client leave the other to somebody else: she is the same, or tied to her. Whoever is
     * sealed is nobody, and so nobody's kin, to staff who may not see her.
     *
     * @param other every id that leads to her
     */
    public boolean kin(ClientId one, Set<ClientId> other) {
        return other.contains(one) || isThere(other) && tied(one, other);
    }

    /** Any one of the ids that lead to a client leads to her. */
    private boolean isThere(Set<ClientId> client) {
        return client.stream()
                .findAny()
                .filter(any -> Acting.errand().cleared() || others.kind(any).isPresent())
                .isPresent();
    }

    /**
     * Records who may act for a client.
     *
     * @throws InvalidInput naming every wrong field
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Representation record(Represented represented, NewRepresentation told) {
        LocalDate today = today();
        List<Wrong> wrong = new ArrayList<>(checks.wrong(told, represented, today));
        ClientId representative = told.representative();
        if (representative != null) {
            others.kind(representative)
                    .ifPresentOrElse(
                            kind -> {
                                if (kind != ClientKind.PERSON && !checks.byOrganizations(told.kind())) {
                                    wrong.add(Wrong.of("representativeId", "input.representation.by-person"));
                                }
                            },
                            () -> wrong.add(Wrong.of("representativeId", "input.representation.unknown")));
        }
        if (!wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
        UUID id = Ids.next(day.clock());
        Optional<String> earlier = once.claim("record-representation", id.toString());
        if (earlier.isPresent()) {
            return rows.find(UUID.fromString(earlier.get())).orElseThrow(NotFound::new);
        }
        rows.insert(
                id,
                represented,
                told,
                told.startsOn() == null ? today : told.startsOn(),
                day.clock().instant());
        return rows.find(id).orElseThrow(NotFound::new);
    }

    /**
     * Ends one; it counts from the next decision on, on every node.
     *
     * @throws StateChanged where it has been ended, or is past its last day
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Representation end(Representation representation, EndedBy by, @Nullable String reason) {
        List<Wrong> wrong = new ArrayList<>();
        RepresentationChecks.optional(wrong, "reason", reason);
        if (!wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
        if (once.claim("end-representation", representation.id().toString()).isEmpty()) {
            Representation.State state = representation.stateOn(today());
            if (state == Representation.State.EXPIRED) {
                throw new StateChanged(state.name());
            }
            if (rows.end(representation.id(), by, reason, day.clock().instant()) == 0) {
                throw new StateChanged(Representation.State.ENDED.name());
            }
        }
        return Objects.requireNonNull(rows.find(representation.id()).orElse(null));
    }

    private static Seen seen() {
        Errand errand = Acting.errand();
        return Seen.by(errand.cleared(), errand.self());
    }

    private LocalDate today() {
        return day.today();
    }
}
