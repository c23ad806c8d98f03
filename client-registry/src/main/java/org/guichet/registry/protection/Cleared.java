package org.guichet.registry.protection;

import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.actor.Role;

/** Whoever acts, where the grant is there. */
final class Cleared {
    static final String PURPOSE = "record-protection";

    private Cleared() {}

    /** Sealing and unsealing are decisions of a privacy officer who has the grant. */
    static Errand deciding() {
        Errand errand = Acting.errand();
        if (!errand.cleared() || !errand.hasRole(Role.PRIVACY_OFFICER)) {
            throw new NotGranted();
        }
        return errand.forPurpose(PURPOSE);
    }
}
