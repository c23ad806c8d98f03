package org.guichet.registry.disclosure;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.disclosure.Disclosure.Reason;
import org.jspecify.annotations.Nullable;

/**
 * How sure one would have had to be, where a refusal is for want of that. It says nothing of the client asked about.
 *
 * @param needed the least that any grant for the purpose asks for
 * @param reached how sure we are of the caller, or of a client who acts for herself
 * @param channel where it can be raised
 * @param contactId the contact whose caller is meant; null where it is a client in self-service
 */
public record Shortfall(
        Assurance needed,
        Assurance reached,
        String channel,
        @Nullable UUID contactId) {

    /** Of a refusal for another reason there is none; how staff sign in is no matter of identifying callers. */
    static @Nullable Shortfall of(Situation situation, Reason reason) {
        return of(situation, reason, situation.grants());
    }

    /** @param grants those that would open what was asked */
    static @Nullable Shortfall of(Situation situation, Reason reason, List<Grants.Grant> grants) {
        return switch (reason) {
            case ASSURANCE_TOO_LOW -> ofClient(situation, grants);
            case CALLER_NOT_IDENTIFIED -> ofCaller(situation, grants);
            case MORE_ASSURANCE_NEEDED ->
                situation.byStaff()
                        ? ofCaller(
                                situation,
                                grants.stream()
                                        .filter(grant ->
                                                situation.errand().assurance().reaches(grant.actor()))
                                        .toList())
                        : ofClient(situation, grants);
            default -> null;
        };
    }

    private static @Nullable Shortfall ofClient(Situation situation, List<Grants.Grant> grants) {
        return situation.errand().actor() instanceof Actor.Client
                ? new Shortfall(
                        least(grants.stream().map(Grants.Grant::actor)),
                        situation.errand().assurance(),
                        situation.errand().channel(),
                        null)
                : null;
    }

    private static @Nullable Shortfall ofCaller(Situation situation, List<Grants.Grant> grants) {
        return situation
                .contact()
                .filter(contact -> !grants.isEmpty())
                .map(contact -> new Shortfall(
                        least(grants.stream().map(Grants.Grant::caller)),
                        contact.callerAssurance(),
                        contact.channel(),
                        contact.id()))
                .orElse(null);
    }

    private static Assurance least(Stream<Assurance> needed) {
        return needed.min(Comparator.naturalOrder()).orElse(Assurance.HIGH);
    }
}
