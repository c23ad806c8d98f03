package org.guichet.catalog.application;

import java.util.Optional;
import org.guichet.catalog.dispatch.DispatchSummary;
import org.guichet.catalog.dispatch.Dispatches;
import org.guichet.catalog.programme.Programme;
import org.guichet.catalog.programme.ProgrammeStatus;
import org.guichet.catalog.programme.Programmes;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How applications are getting to their programmes. */
@Component
class Deliveries {
    private final Dispatches dispatches;
    private final Programmes programmes;

    Deliveries(Dispatches dispatches, Programmes programmes) {
        this.dispatches = dispatches;
        this.programmes = programmes;
    }

    @Nullable
    Delivery of(Application application, Permit permit) {
        if (application.dispatch() == null) {
            return null;
        }
        return dispatches.about(application.id(), permit).stream()
                .filter(dispatch -> dispatch.id().equals(application.dispatch()))
                .findFirst()
                .map(this::delivery)
                .orElse(null);
    }

    private Delivery delivery(DispatchSummary dispatch) {
        String code = dispatch.recipient();
        Programme programme = programmes.find(code).orElseThrow();
        Optional<ProgrammeStatus> silence = programmes.status(code).filter(status -> !status.answers());
        return new Delivery(
                dispatch.state(),
                programme.nameEn(),
                programme.nameFr(),
                silence.isEmpty(),
                silence.map(ProgrammeStatus::since).orElse(null),
                dispatch.attempts(),
                dispatch.nextAttemptAt());
    }
}
