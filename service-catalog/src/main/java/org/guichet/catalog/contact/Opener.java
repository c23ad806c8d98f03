package org.guichet.catalog.contact;

import java.util.Set;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.actor.Role;

/** Whoever may open a contact: staff and partners who serve clients, and the privacy officer who answers them; nobody else. */
record Opener(String account, String office, String channel) {
    private static final Set<Role> SERVING =
            Set.of(Role.AGENT, Role.CALL_AGENT, Role.SUPERVISOR, Role.PARTNER, Role.PRIVACY_OFFICER);

    static Opener acting() {
        Errand errand = Acting.errand();
        if (errand.actor() instanceof Actor.Person person && SERVING.stream().anyMatch(errand::hasRole)) {
            return new Opener(person.account(), person.office(), errand.channel());
        }
        throw new NotGranted();
    }
}
