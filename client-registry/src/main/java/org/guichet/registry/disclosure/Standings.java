package org.guichet.registry.disclosure;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.LegalDay;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.records.Known;
import org.guichet.registry.disclosure.Disclosure.Reason;
import org.guichet.registry.representation.Representation;
import org.guichet.registry.representation.Representation.State;
import org.guichet.registry.representation.Representations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds out what whoever acts is to a client, afresh at every decision: two statements for whoever acts for somebody else,
 * one more for the guardian of a minor and for a partner, who is not her family; one for staff whose account says which
 * client they are, and none for anybody else.
 */
@Component
class Standings {
    private final Representations representations;
    private final ComingOfAge comingOfAge;
    private final Deaths deaths;
    private final LegalDay day;

    Standings(Representations representations, ComingOfAge comingOfAge, Deaths deaths, LegalDay day) {
        this.representations = representations;
        this.comingOfAge = comingOfAge;
        this.deaths = deaths;
        this.day = day;
    }

    /** Towards somebody nobody knows yet. */
    static Standing towardsNobody(Errand errand) {
        return errand.actor() instanceof Actor.Client || errand.hasRole(Role.PARTNER)
                ? new Standing.Stranger()
                : new Standing.Unrelated();
    }

    /** @param known read with the day of her death among it */
    Standing of(Errand errand, Optional<Known> known) {
        return known.map(found -> towards(errand, found)).orElseGet(() -> towardsNobody(errand));
    }

    private Standing towards(Errand errand, Known client) {
        return switch (errand.actor()) {
            case Actor.Client me -> ofClient(new ClientId(me.clientId()), errand.onBehalfOf(), client);
            case Actor.Newcomer newcomer -> new Standing.Stranger();
            case Actor.Person person when errand.hasRole(Role.PARTNER) -> ofPartner(person.self(), client);
            case Actor.Person person when person.self() != null -> ofStaff(new ClientId(person.self()), client);
            default -> new Standing.Unrelated();
        };
    }

    /** A partner is nobody to a client but within what the client signed, for her or for the organization she works for. */
    private Standing ofPartner(@Nullable UUID account, Known client) {
        if (account == null) {
            return new Standing.Stranger();
        }
        ClientId self = new ClientId(account);
        if (client.ids().contains(self)) {
            return new Standing.Family();
        }
        List<Representation> recorded = representations.atPartnerDesk(self, client.ids());
        if (recorded.isEmpty()) {
            return new Standing.Stranger();
        }
        return representations.family(self, client.ids()) ? new Standing.Family() : ofAlive(self, recorded, client);
    }

    private Standing ofStaff(ClientId self, Known client) {
        return client.ids().contains(self) || representations.tied(self, client.ids())
                ? new Standing.Family()
                : new Standing.Unrelated();
    }

    private Standing ofClient(ClientId me, @Nullable UUID onBehalfOf, Known client) {
        if (onBehalfOf != null && !client.ids().contains(new ClientId(onBehalfOf))) {
            return new Standing.Stranger();
        }
        if (client.ids().contains(me)) {
            return new Standing.Self(Deaths.known(client));
        }
        List<Representation> recorded = onBehalfOf == null ? List.of() : representations.between(me, client.ids());
        return recorded.isEmpty() ? new Standing.Stranger() : ofAlive(me, recorded, client);
    }

    private Standing ofAlive(ClientId me, List<Representation> recorded, Known client) {
        return deaths.known(me) ? new Standing.Lapsed(Reason.ACCOUNT_OF_DECEASED) : representative(recorded, client);
    }

    private Standing representative(List<Representation> recorded, Known client) {
        LocalDate today = day.today();
        boolean died = Deaths.known(client);
        LocalDate comesOfAge = recorded.stream().anyMatch(one -> one.kind().ofMinors())
                ? comingOfAge.of(client.ids()).orElse(null)
                : null;
        List<Representation> inForce = recorded.stream()
                .filter(one -> one.stateOn(today, comesOfAge, died) == State.IN_FORCE)
                .toList();
        if (!inForce.isEmpty()) {
            return new Standing.OnBehalf(inForce, comesOfAge);
        }
        return new Standing.Lapsed(why(recorded.stream()
                .map(one -> one.stateOn(today, comesOfAge, died))
                .toList()));
    }

    /** What became known of the client explains more than what was recorded. */
    private static Reason why(List<State> states) {
        if (states.contains(State.CLIENT_DIED)) {
            return Reason.REPRESENTED_DIED;
        }
        if (states.contains(State.DEATH_UNPROVEN)) {
            return Reason.REPRESENTED_DEATH_UNPROVEN;
        }
        if (states.contains(State.OF_AGE)) {
            return Reason.REPRESENTED_OF_AGE;
        }
        return states.getFirst() == State.ENDED ? Reason.REPRESENTATION_ENDED : Reason.REPRESENTATION_NOT_IN_FORCE;
    }
}
