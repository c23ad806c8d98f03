package org.guichet.registry.registration.unattended;

import org.guichet.registry.client.NotYet;
import org.guichet.registry.identity.SetMatching;
import org.guichet.registry.registration.load.BulkLoading;
import org.springframework.stereotype.Component;

/**
 * While people of an earlier release are being given the keys by which they are found, nobody can be said to be new.
 * Whoever comes in then would wait for a person to look, for a reason that passes by itself.
 */
@Component
class EverybodyFindable {
    private final SetMatching matching;

    EverybodyFindable(SetMatching matching) {
        this.matching = matching;
    }

    /** @throws NotYet where somebody could not be found yet */
    void orNotYet() {
        if (matching.isIncomplete()) {
            throw new NotYet(BulkLoading.KEYS_ARE_DUE);
        }
    }
}
