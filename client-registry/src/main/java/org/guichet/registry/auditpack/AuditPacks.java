package org.guichet.registry.auditpack;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.actor.Once;
import org.guichet.registry.auditpack.AuditPack.State;
import org.guichet.registry.client.Ids;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StateChanged;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asking for audit packs, and fetching them: a privacy officer's alone, and each in the access log. */
@Component
public class AuditPacks {
    /** What the signed note of a pack is called. */
    public static final String NOTE = PackFile.NOTE;

    private static final String READ = "audit-pack";
    private static final int MOST_OPEN = 5;

    private final PackRows rows;
    private final PackChecks checks;
    private final Once once;
    private final Clock clock;

    AuditPacks(PackRows rows, PackChecks checks, Once once, Clock clock) {
        this.rows = rows;
        this.checks = checks;
        this.once = once;
        this.clock = clock;
    }

    /** One page, newest first. */
    public record Page(List<AuditPack> items, @Nullable UUID next) {
        public Page {
            items = List.copyOf(items);
        }
    }

    /**
     * Asks for a pack, which a duty makes.
     *
     * @param from inclusive
     * @param to exclusive, not after now, and at most 366 days after {@code from}
     * @param programmes one to twenty codes of parties to an authority; null for everything
     * @throws InvalidInput naming every wrong field
     * @throws NotGranted for whoever is no privacy officer
     * @throws StateChanged where five of hers are being made
     */
    @Transactional
    public AuditPack request(@Nullable Instant from, @Nullable Instant to, @Nullable List<String> programmes) {
        Errand errand = PackChecks.officer();
        UUID id = Ids.next(clock);
        PackScope scope = checks.scope(id, from, to, programmes);
        Optional<String> earlier = once.claim("request-audit-pack", id.toString());
        if (earlier.isPresent()) {
            return find(UUID.fromString(earlier.get()));
        }
        if (rows.countOpen(errand.actor().id()) >= MOST_OPEN) {
            throw new StateChanged(State.MAKING.name());
        }
        rows.insert(new AuditPack(
                id,
                clock.instant(),
                errand.actor().id(),
                errand.actor().office(),
                scope.from(),
                scope.to(),
                programmes,
                scope.sealedToo(),
                checks.record(READ, scope),
                State.MAKING,
                0,
                PackPoint.values().length,
                null,
                null,
                null,
                null));
        return find(id);
    }

    /** @throws NotFound where there is none for whoever asks */
    @Transactional(readOnly = true)
    public AuditPack find(UUID id) {
        return rows.find(id, PackChecks.officer().cleared()).orElseThrow(NotFound::new);
    }

    /**
     * @param after the {@code next} of the page before
     * @param limit 1 to 100
     */
    @Transactional(readOnly = true)
    public Page list(@Nullable UUID after, int limit) {
        if (limit < 1 || limit > 100) {
            throw new InvalidInput(List.of(Wrong.of("limit", "input.number-range")));
        }
        List<AuditPack> found = rows.list(PackChecks.officer().cleared(), after, limit + 1);
        boolean more = found.size() > limit;
        List<AuditPack> page = more ? found.subList(0, limit) : found;
        return new Page(page, more ? page.getLast().id() : null);
    }

    /**
     * The file, a ZIP. That it was fetched is in the log.
     *
     * @throws StateChanged while it is not made, and once it is deleted
     */
    @Transactional
    public byte[] fetch(UUID id) {
        AuditPack pack = find(id);
        byte[] file =
                rows.file(id).orElseThrow(() -> new StateChanged(pack.state().name()));
        checks.record(READ, null);
        return file;
    }
}
