package org.guichet.registry.registration.unattended;

import java.util.List;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registration;
import org.guichet.registry.registration.load.DoubtfulEntries;
import org.springframework.stereotype.Component;

/** Enters a doubtful person as a file would: apart, in the queue of pairs, and where too many may be meant in that of rows. */
@Component
class EnteringApart {
    private final Registration registration;
    private final DoubtfulEntries doubtful;

    EnteringApart(Registration registration, DoubtfulEntries doubtful) {
        this.registration = registration;
        this.doubtful = doubtful;
    }

    /**
     * @param source whom the queue names as having told of her
     * @param tooMany whether more may be meant than could be compared
     */
    ClientId enter(String source, List<NewFact> facts, boolean tooMany) {
        ClientId client = registration.enterForReview(facts);
        if (tooMany) {
            doubtful.note(source, client);
        }
        return client;
    }
}
