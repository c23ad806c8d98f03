package org.guichet.catalog.contact;

import java.util.Set;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.actor.Role;

/**
 * Whoever may open a contact: staff and partners who serve clients, and the privacy officer who answers them; and a client
 * for herself, where she shows who she is. Nobody else.
 */
record Opener(String account, String office, String channel) {
    private static final Set<Role> SERVING =
            Set.of(Role.AGENT, Role.CALL_AGENT, Role.SUPERVISOR, Role.PARTNER, Role.PRIVACY_OFFICER);

    /** Whoever has contacts: those she opened are hers, and nobody sees another's. */
    static Opener acting() {
        return Acting.errand().self() == null ? serving() : herself();
    }

    static Opener serving() {
        Errand errand = Acting.errand();
        if (errand.actor() instanceof Actor.Person person && SERVING.stream().anyMatch(errand::hasRole)) {
            return new Opener(person.account(), person.office(), errand.channel());
        }
        throw new NotGranted();
    }

    static Opener herself() {
        Errand errand = Acting.errand();
        if (errand.actor() instanceof Actor.Client client && errand.onBehalfOf() == null) {
            return new Opener(client.id(), "", errand.channel());
        }
        throw new NotGranted();
    }
}
