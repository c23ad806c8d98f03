package org.guichet.catalog.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guichet.registry.actor.KeyReused;
import org.guichet.registry.client.Ids;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What programmes tell us: kept as it came before anyone answers 202, taken with a lease, settled once. */
@Component
public class Inbox {
    private static final int MOST_DOUBLINGS = 10;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final InboxRows rows;
    private final Clock clock;

    Inbox(InboxRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * Keeps a message; the same one again is the same message.
     *
     * @param key the programme's idempotency key
     * @throws KeyReused where the key came with other bytes before
     */
    @Transactional
    public UUID receive(String programme, String kind, byte[] body, String signature, String key) {
        UUID id = Ids.next(clock);
        if (rows.insert(id, programme, kind, body, signature, key, clock.instant())) {
            return id;
        }
        InboxRows.Kept kept = rows.kept(programme, key);
        if (!kept.kind().equals(kind) || !Arrays.equals(kept.body(), body)) {
            throw new KeyReused();
        }
        return kept.id();
    }

    /** Takes messages of one kind in their order of arrival, with a lease. */
    @Transactional
    public List<InboxMessage> claim(String kind, int most, String worker) {
        Instant now = clock.instant();
        return rows.claim(kind, most, worker, now, now.plus(LEASE));
    }

    /**
     * Does what the message asks and settles it, in one transaction: both, or neither.
     *
     * @throws LeaseLost where another worker has claimed it since
     */
    @Transactional
    public void settle(InboxMessage message, Runnable effect) {
        hold(message);
        effect.run();
        rows.settled(message.id(), clock.instant());
    }

    /** It cannot be applied, now or ever; it is among the {@link RejectedMessages} with the reason. */
    @Transactional
    public void reject(InboxMessage message, String reason) {
        hold(message);
        rows.rejected(message.id(), reason, clock.instant());
    }

    /** Something on our side failed: it is tried again after a pause, longer each time and ten minutes at the most. */
    @Transactional
    public void postpone(InboxMessage message, String reason) {
        int attempts = hold(message);
        long pause = Math.min(1L << Math.min(attempts, MOST_DOUBLINGS), LONGEST_PAUSE.toSeconds());
        rows.postponed(message.id(), reason, attempts, clock.instant().plusSeconds(pause));
    }

    /** It cannot be applied yet, for a reason that passes by itself: it is tried again, and this attempt does not count. */
    @Transactional
    public void putOff(InboxMessage message, String reason) {
        int attempts = hold(message);
        rows.postponed(message.id(), reason, attempts - 1, clock.instant().plus(PAUSE));
    }

    private int hold(InboxMessage message) {
        Optional<Integer> attempts = rows.hold(message.id(), message.fence());
        return attempts.orElseThrow(LeaseLost::new);
    }
}
