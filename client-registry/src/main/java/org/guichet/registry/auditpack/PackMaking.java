package org.guichet.registry.auditpack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.guichet.registry.client.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The steps of making a pack. A node that stops between two leaves the points it made to the next. */
@Component
class PackMaking {
    private static final Logger LOG = LoggerFactory.getLogger(PackMaking.class);
    private static final Duration LEASE = Duration.ofMinutes(16);

    private final PackRows rows;
    private final Asking asking;
    private final PackFile files;
    private final TransactionTemplate transaction;
    private final Kept kept;

    PackMaking(PackRows rows, Asking asking, PackFile files, TransactionTemplate transaction, Kept kept) {
        this.rows = rows;
        this.asking = asking;
        this.files = files;
        this.transaction = transaction;
        this.kept = kept;
    }

    /** What time it is, and for how long a file is kept. */
    @Component
    record Kept(
            Clock clock,
            @Value("${guichet.audit-packs.kept:P30D}") Duration lasts) {}

    Optional<AuditPack> take() {
        return Optional.ofNullable(transaction.execute(status -> rows.take(now(), LEASE)))
                .flatMap(taken -> taken);
    }

    /** The questions are asked before, and outside, the transaction that keeps the answers. */
    void make(AuditPack pack, PackPoint point) {
        if (rows.hasPoint(pack.id(), point.number())) {
            return;
        }
        byte[] found = files.written(asking.ask(pack.scope(), point));
        transaction.executeWithoutResult(
                status -> rows.keep(Ids.next(kept.clock()), pack.id(), point.number(), found, now().plus(LEASE)));
    }

    /** @return whether it is whole: where a point is not there any more, the next one who takes it makes it */
    boolean finish(AuditPack pack) {
        Instant at = now();
        List<byte[]> points = rows.points(pack.id());
        if (points.size() != PackPoint.values().length) {
            return false;
        }
        PackFile.Made made = files.made(pack, points, at);
        return Boolean.TRUE.equals(transaction.execute(
                status -> rows.made(pack.id(), made.zip(), made.sha256(), made.findings(), at, at.plus(kept.lasts()))));
    }

    void tidy() {
        Instant now = now();
        int failed = transaction.execute(status -> rows.giveUp(now));
        if (failed > 0) {
            LOG.atError().addKeyValue("packs", failed).log("Audit packs could not be made, however often it was tried");
        }
        int expired = transaction.execute(status -> rows.expire(now));
        if (expired > 0) {
            LOG.atInfo().addKeyValue("packs", expired).log("Audit packs were kept long enough and are deleted");
        }
    }

    private Instant now() {
        return kept.clock().instant();
    }
}
