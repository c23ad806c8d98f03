package org.guichet.catalog.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.guichet.registry.disclosure.Ask;
import org.guichet.registry.disclosure.Disclosure;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.Disclosure.Refusal;
import org.guichet.registry.disclosure.Disclosures;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** May it still be sent? Asked anew at every attempt, and logged as a share in the same transaction (rule 15). */
@Component
public class SendDecision {
    private final ClaimRows rows;
    private final DispatchKinds kinds;
    private final Disclosures disclosures;
    private final DispatchSettings settings;
    private final Clock clock;

    SendDecision(ClaimRows rows, DispatchKinds kinds, Disclosures disclosures, DispatchSettings settings, Clock clock) {
        this.rows = rows;
        this.kinds = kinds;
        this.disclosures = disclosures;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Decides upon a claimed dispatch. Where it may be sent, the answer holds what to send and the lease begins anew;
     * where not, the dispatch is STOPPED.
     *
     * @throws LeaseLost where another worker has claimed it since
     */
    @Transactional
    public Decision decide(ClaimedDispatch claimed) {
        ClaimRows.Held held = rows.hold(claimed.id(), claimed.fence()).orElseThrow(LeaseLost::new);
        String stop = held.stopRequested();
        if (stop != null) {
            return stopped(claimed, stop);
        }
        Set<String> needed = needed(claimed);
        Disclosure answer = disclosures.open(Ask.about(claimed.clientId(), claimed.attributes())
                .forPurpose(claimed.purpose())
                .to(claimed.recipient())
                .needingWhole(needed));
        return switch (answer) {
            case Refusal refusal -> stopped(claimed, why(refusal, needed));
            case Permit permit -> send(claimed, permit);
        };
    }

    private Decision send(ClaimedDispatch claimed, Permit permit) {
        Map<String, Object> content = kinds.of(claimed.kind()).content(claimed.aboutId(), permit);
        rows.sent(claimed, permit, clock.instant().plus(settings.lease()));
        return new Decision.Permitted(claimed, content);
    }

    private Decision stopped(ClaimedDispatch claimed, String reason) {
        Instant now = clock.instant();
        rows.ended(claimed.id(), claimed.fence(), new ClaimRows.End(DispatchState.STOPPED, reason, now, now));
        return new Decision.Stopped(claimed, reason);
    }

    /** Without each of these, whole, it is not sent: a value withheld in part may be the one we sent. */
    private Set<String> needed(ClaimedDispatch claimed) {
        return claimed.attributes().stream()
                .filter(kinds.of(claimed.kind())::needs)
                .collect(Collectors.toSet());
    }

    /** The first of what it needs and may no longer carry, or why nothing may be sent. */
    private static String why(Refusal refusal, Set<String> needed) {
        return refusal.withheld().keySet().stream()
                .filter(needed::contains)
                .min(String::compareTo)
                .map(attribute -> "withheld:" + attribute)
                .orElse(refusal.reason().code());
    }
}
