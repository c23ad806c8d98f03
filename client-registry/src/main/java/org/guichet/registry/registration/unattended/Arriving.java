package org.guichet.registry.registration.unattended;

import java.util.List;
import org.guichet.registry.client.NotYet;
import org.guichet.registry.client.Source;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registered;
import org.guichet.registry.registration.Registration;
import org.guichet.registry.registration.SelfAsserted;
import org.springframework.stereotype.Component;

/**
 * Somebody a programme tells of for the first time: matched by what identifies her alone, since that she has moved is no
 * reason to take her for somebody else. She is nobody beyond doubt of whom only the holder of an account says who she is.
 */
@Component
class Arriving {
    private final EverybodyFindable everybody;
    private final Registration registration;
    private final EnteringApart apart;
    private final SelfAsserted selfAsserted;

    Arriving(EverybodyFindable everybody, Registration registration, EnteringApart apart, SelfAsserted selfAsserted) {
        this.everybody = everybody;
        this.registration = registration;
        this.apart = apart;
        this.selfAsserted = selfAsserted;
    }

    /**
     * Whoever is known already is left as she was.
     *
     * @throws NotYet where she could not be found yet
     */
    Reported arrive(Source source, List<NewFact> identifying) {
        everybody.orNotYet();
        return switch (registration.register(identifying)) {
            case Registered.New entered -> new Reported.Entered(entered.client());
            case Registered.AlreadyKnown known
            when selfAsserted.is(known.client()) -> new Reported.Apart(apart.enter(source.code(), identifying, false));
            case Registered.AlreadyKnown known -> new Reported.Added(known.client());
            case Registered.NeedsReview review ->
                new Reported.Apart(apart.enter(source.code(), identifying, review.truncated()));
        };
    }
}
