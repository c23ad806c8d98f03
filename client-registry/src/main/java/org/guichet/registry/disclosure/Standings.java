package org.guichet.registry.disclosure;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.records.Known;
import org.guichet.registry.disclosure.Disclosure.Reason;
import org.guichet.registry.representation.LegalDay;
import org.guichet.registry.representation.Representation;
import org.guichet.registry.representation.Representation.State;
import org.guichet.registry.representation.Representations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds out what whoever acts is to a client, afresh at every decision: at most one statement, one more for
 * the guardian of a minor, and none for a client's own record or for staff whose account does not say which client they are.
 */
@Component
class Standings {
    private final Representations representations;
    private final ComingOfAge comingOfAge;
    private final LegalDay day;

    Standings(Representations representations, ComingOfAge comingOfAge, LegalDay day) {
        this.representations = representations;
        this.comingOfAge = comingOfAge;
        this.day = day;
    }

    /** Towards somebody nobody knows yet. */
    static Standing towardsNobody(Errand errand) {
        return errand.actor() instanceof Actor.Client ? new Standing.Stranger() : new Standing.Unrelated();
    }

    Standing of(Errand errand, Optional<Known> known) {
        return known.map(found -> towards(errand, found)).orElseGet(() -> towardsNobody(errand));
    }

    private Standing towards(Errand errand, Known client) {
        return switch (errand.actor()) {
            case Actor.Client me -> ofClient(new ClientId(me.clientId()), errand.onBehalfOf(), client);
            case Actor.Person person when person.self() != null -> ofStaff(new ClientId(person.self()), client);
            default -> new Standing.Unrelated();
        };
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
            return new Standing.Self();
        }
        List<Representation> recorded = onBehalfOf == null ? List.of() : representations.between(me, client.ids());
        return recorded.isEmpty() ? new Standing.Stranger() : representative(recorded, client);
    }

    private Standing representative(List<Representation> recorded, Known client) {
        LocalDate today = day.today();
        LocalDate comesOfAge = recorded.stream().anyMatch(one -> one.kind().ofMinors())
                ? comingOfAge.of(client.ids()).orElse(null)
                : null;
        List<Representation> inForce = recorded.stream()
                .filter(one -> one.stateOn(today, comesOfAge) == State.IN_FORCE)
                .toList();
        if (!inForce.isEmpty()) {
            return new Standing.OnBehalf(inForce, comesOfAge);
        }
        List<State> states =
                recorded.stream().map(one -> one.stateOn(today, comesOfAge)).toList();
        return new Standing.Lapsed(
                states.contains(State.OF_AGE)
                        ? Reason.REPRESENTED_OF_AGE
                        : states.getFirst() == State.ENDED
                                ? Reason.REPRESENTATION_ENDED
                                : Reason.REPRESENTATION_NOT_IN_FORCE);
    }
}
