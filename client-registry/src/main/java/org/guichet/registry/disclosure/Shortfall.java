package org.guichet.registry.disclosure;

import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.OpenContact;
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
        return switch (reason) {
            case ASSURANCE_TOO_LOW -> ofClient(situation);
            case CALLER_NOT_IDENTIFIED ->
                situation.contact().map(contact -> ofCaller(situation, contact)).orElse(null);
            default -> null;
        };
    }

    private static @Nullable Shortfall ofClient(Situation situation) {
        return situation.errand().actor() instanceof Actor.Client
                ? new Shortfall(
                        least(situation.grants().stream().map(Grants.Grant::actor)),
                        situation.errand().assurance(),
                        situation.errand().channel(),
                        null)
                : null;
    }

    private static Shortfall ofCaller(Situation situation, OpenContact contact) {
        return new Shortfall(
                least(situation.grants().stream().map(Grants.Grant::caller)),
                contact.callerAssurance(),
                contact.channel(),
                contact.id());
    }

    private static Assurance least(Stream<Assurance> needed) {
        return needed.min(Comparator.naturalOrder()).orElse(Assurance.HIGH);
    }
}
