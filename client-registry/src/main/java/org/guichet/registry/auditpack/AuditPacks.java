package org.guichet.registry.auditpack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.actor.Once;
import org.guichet.registry.actor.Role;
import org.guichet.registry.audit.AccessEntry;
import org.guichet.registry.audit.AccessLog;
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

    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int MOST_PROGRAMMES = 20;
    private static final int MOST_OPEN = 5;
    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9.-]{0,59}");

    private final PackRows rows;
    private final AccessLog log;
    private final Once once;
    private final Clock clock;

    AuditPacks(PackRows rows, AccessLog log, Once once, Clock clock) {
        this.rows = rows;
        this.log = log;
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
        Errand errand = officer();
        Instant now = clock.instant();
        List<Wrong> wrong = new ArrayList<>();
        checkPeriod(from, to, now, wrong);
        checkProgrammes(programmes, wrong);
        if (from == null || to == null || !wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
        UUID id = Ids.next(clock);
        Optional<String> earlier = once.claim("request-audit-pack", id.toString());
        if (earlier.isPresent()) {
            return find(UUID.fromString(earlier.get()));
        }
        if (rows.countOpen(errand.actor().id()) >= MOST_OPEN) {
            throw new StateChanged(State.MAKING.name());
        }
        List<String> read = new ArrayList<>(List.of("audit-pack", "from", "to"));
        if (programmes != null) {
            read.add("programmes");
        }
        rows.insert(new AuditPack(
                id,
                now,
                errand.actor().id(),
                errand.actor().office(),
                from,
                to,
                programmes,
                errand.cleared(),
                record(errand, read),
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
        return rows.find(id, officer().cleared()).orElseThrow(NotFound::new);
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
        List<AuditPack> found = rows.list(officer().cleared(), after, limit + 1);
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
        record(Acting.errand(), List.of("audit-pack"));
        return file;
    }

    private UUID record(Errand errand, List<String> read) {
        UUID entry = Ids.next(clock);
        log.record(new AccessEntry(
                entry,
                clock.instant(),
                AccessEntry.Kind.LOG_REVIEW,
                errand,
                errand.purpose(),
                List.of(),
                "reviewer",
                "privacy-office",
                read,
                null,
                List.of()));
        return entry;
    }

    private static void checkPeriod(@Nullable Instant from, @Nullable Instant to, Instant now, List<Wrong> wrong) {
        if (from == null) {
            wrong.add(Wrong.of("from", "input.required"));
        }
        if (to == null) {
            wrong.add(Wrong.of("to", "input.required"));
        } else if (to.isAfter(now)) {
            wrong.add(Wrong.of("to", "input.future"));
        } else if (from != null && !to.isAfter(from)) {
            wrong.add(Wrong.of("to", "input.period.order"));
        } else if (from != null && Duration.between(from, to).compareTo(LONGEST) > 0) {
            wrong.add(Wrong.of("from", "input.period.long", String.valueOf(LONGEST.toDays())));
        }
    }

    private void checkProgrammes(@Nullable List<String> programmes, List<Wrong> wrong) {
        if (programmes == null) {
            return;
        }
        if (programmes.isEmpty() || programmes.size() > MOST_PROGRAMMES) {
            wrong.add(Wrong.of("programmes", "input.length"));
            return;
        }
        List<String> unknown = rows.unknownParties(programmes.stream()
                .filter(one -> one != null && CODE.matcher(one).matches())
                .toList());
        for (int index = 0; index < programmes.size(); index++) {
            String code = programmes.get(index);
            if (code == null || !CODE.matcher(code).matches() || unknown.contains(code)) {
                wrong.add(Wrong.of("programmes[" + index + "]", "input.choice"));
            }
        }
    }

    private static Errand officer() {
        Errand errand = Acting.errand();
        if (!errand.hasRole(Role.PRIVACY_OFFICER)) {
            throw new NotGranted();
        }
        return errand;
    }
}
