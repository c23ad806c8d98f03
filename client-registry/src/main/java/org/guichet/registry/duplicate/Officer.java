package org.guichet.registry.duplicate;

import java.util.stream.Stream;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.Seen;
import org.guichet.registry.client.records.DecidedBy;

/** Whoever acts, where the role allows it. */
final class Officer {
    private Officer() {}

    /** Merging, undoing and telling apart are decisions of a supervisor. */
    static DecidedBy deciding() {
        return having(Role.SUPERVISOR);
    }

    /** Asking who saw mixed data is the privacy officer's. */
    static DecidedBy reviewing() {
        return having(Role.PRIVACY_OFFICER);
    }

    /** Which clients exist for whoever acts. */
    static Seen seen() {
        Errand errand = Acting.errand();
        return Seen.by(errand.cleared(), errand.self());
    }

    /** Which merges there were concerns both. */
    static void decidingOrReviewing() {
        having(Role.SUPERVISOR, Role.PRIVACY_OFFICER);
    }

    private static DecidedBy having(Role... either) {
        Errand errand = Acting.errand();
        if (Stream.of(either).noneMatch(errand::hasRole)) {
            throw new NotGranted();
        }
        return new DecidedBy(errand.actor().kind().name(), errand.actor().id());
    }
}
