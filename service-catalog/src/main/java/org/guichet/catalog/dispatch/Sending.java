package org.guichet.catalog.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.guichet.catalog.programme.Programmes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The outbox, for the workers that send: claim, and report. Nothing is sent inside any of these transactions. */
@Component
public class Sending {
    private final ClaimRows rows;
    private final Programmes programmes;
    private final DispatchSettings settings;
    private final Clock clock;

    Sending(ClaimRows rows, Programmes programmes, DispatchSettings settings, Clock clock) {
        this.rows = rows;
        this.programmes = programmes;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Claims what is due for a programme, oldest first, with a lease and a higher fence. What another worker claimed
     * and never reported on is due again once its lease has ended. While the programme is down, one asks again at
     * intervals and the others wait.
     */
    @Transactional
    public List<ClaimedDispatch> claimDue(String programme, int most, String worker) {
        Instant now = clock.instant();
        int admitted = programmes
                .status(programme)
                .map(status -> status.admits(most, now))
                .orElse(0);
        if (admitted == 0) {
            return List.of();
        }
        return rows.claim(programme, admitted, worker, now, now.plus(settings.lease()));
    }

    /**
     * The programme has it.
     *
     * @param receipt what the programme calls it
     * @throws LeaseLost where another worker has claimed it since
     */
    @Transactional
    public void confirm(UUID id, long fence, @Nullable String receipt) {
        ClaimRows.Held held = rows.hold(id, fence).orElseThrow(LeaseLost::new);
        rows.confirmed(id, fence, receipt, clock.instant());
        programmes.answered(held.recipient());
    }

    /**
     * The attempt failed: it is tried again after a pause, or given up.
     *
     * @return where it is now
     * @throws LeaseLost where another worker has claimed it since
     */
    @Transactional
    public DispatchState fail(UUID id, long fence, Failure failure) {
        ClaimRows.Held held = rows.hold(id, fence).orElseThrow(LeaseLost::new);
        ClaimRows.End end = settings.afterFailure(
                held, failure, clock.instant(), ThreadLocalRandom.current().nextDouble());
        rows.ended(id, fence, end);
        switch (failure.kind()) {
            case SILENT -> programmes.silent(held.recipient(), failure.code());
            case BUSY, REFUSED -> programmes.answered(held.recipient());
            case OURS -> {}
        }
        return end.next();
    }
}
