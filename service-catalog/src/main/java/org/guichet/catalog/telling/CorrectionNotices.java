package org.guichet.catalog.telling;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.guichet.catalog.dispatch.Dispatches;
import org.guichet.catalog.dispatch.NewDispatch;
import org.guichet.catalog.programme.Programmes;
import org.guichet.registry.audit.AuditTrail;
import org.guichet.registry.client.FactCorrected;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who must be told of a correction, and who was. */
@Component
public class CorrectionNotices {
    static final String PURPOSE = "benefit-administration";
    private static final Period LOOKED_BACK = Period.ofYears(2);
    private static final int AT_ONCE = 20;

    private final NoticeRows rows;
    private final AuditTrail trail;
    private final Dispatches dispatches;
    private final Programmes programmes;
    private final Clock clock;

    CorrectionNotices(NoticeRows rows, AuditTrail trail, Dispatches dispatches, Programmes programmes, Clock clock) {
        this.rows = rows;
        this.trail = trail;
        this.dispatches = dispatches;
        this.programmes = programmes;
        this.clock = clock;
    }

    /** In the transaction of the correction: both are there, or neither. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void hear(FactCorrected corrected) {
        rows.due(corrected);
    }

    /**
     * Enqueues one dispatch for each recipient of the oldest corrections nobody has told of yet.
     *
     * @return how many corrections were dealt with
     */
    @Transactional
    public int tellDue() {
        List<FactCorrected> due = rows.takeDue(AT_ONCE);
        due.forEach(this::tell);
        return due.size();
    }

    /** Whom the corrections of one attribute were told to, newest first; the permit covers the attribute. */
    @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
    public List<Notice> of(Permit permit, String attribute) {
        return permit.covers(attribute) ? rows.of(permit, attribute) : List.of();
    }

    private void tell(FactCorrected corrected) {
        Instant now = clock.instant();
        Instant since = corrected.at().atZone(ZoneOffset.UTC).minus(LOOKED_BACK).toInstant();
        trail.recipientsOf(corrected.client(), corrected.attribute(), PURPOSE, since, corrected.at())
                .forEach(recipient -> tell(corrected, recipient, now));
        rows.told(corrected.correction(), now);
    }

    private void tell(FactCorrected corrected, String recipient, Instant now) {
        if (programmes.find(recipient).isEmpty()) {
            rows.notTold(corrected.correction(), recipient, "no-such-programme", now);
            return;
        }
        UUID dispatch = dispatches.enqueue(new NewDispatch(
                recipient,
                CorrectionContent.KIND,
                corrected.client(),
                corrected.correction(),
                Set.of(corrected.attribute()),
                PURPOSE));
        rows.telling(corrected.correction(), recipient, dispatch, now);
    }
}
