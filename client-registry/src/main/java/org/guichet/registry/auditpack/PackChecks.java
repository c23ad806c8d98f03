package org.guichet.registry.auditpack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.actor.Role;
import org.guichet.registry.audit.AccessEntry;
import org.guichet.registry.audit.AccessLog;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Ids;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may look, at what, and that she did. */
@Component
class PackChecks {
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int MOST_PROGRAMMES = 20;
    private static final Instant EARLIEST = Instant.parse("1867-07-01T00:00:00Z");
    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9.-]{0,59}");

    private final PackRows rows;
    private final AccessLog log;
    private final Clock clock;

    PackChecks(PackRows rows, AccessLog log, Clock clock) {
        this.rows = rows;
        this.log = log;
        this.clock = clock;
    }

    /** @throws NotGranted for whoever is no privacy officer */
    static Errand officer() {
        Errand errand = Acting.errand();
        if (!errand.hasRole(Role.PRIVACY_OFFICER)) {
            throw new NotGranted();
        }
        return errand;
    }

    /** @throws InvalidInput naming every wrong field */
    PackScope scope(UUID id, @Nullable Instant from, @Nullable Instant to, @Nullable List<String> programmes) {
        List<Wrong> wrong = new ArrayList<>();
        checkPeriod(from, to, wrong);
        checkProgrammes(programmes, wrong);
        if (from == null || to == null || !wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
        return new PackScope(id, from, to, programmes, officer().cleared());
    }

    /**
     * Enters in the log what is about to be read.
     *
     * @return the entry
     */
    UUID record(String what, @Nullable PackScope scope) {
        List<String> read = new ArrayList<>(List.of(what));
        if (scope != null) {
            read.addAll(List.of("from", "to"));
        }
        if (scope != null && scope.programmes() != null) {
            read.add("programmes");
        }
        return record(read, List.of());
    }

    /**
     * As {@link #record(String, PackScope)}.
     *
     * @param read names of what is read, and of what it is chosen by
     * @param clients whom it is asked about
     */
    UUID record(List<String> read, List<ClientId> clients) {
        Errand errand = officer();
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
                clients));
        return entry;
    }

    private void checkPeriod(@Nullable Instant from, @Nullable Instant to, List<Wrong> wrong) {
        if (from == null) {
            wrong.add(Wrong.of("from", "input.required"));
        } else if (from.isBefore(EARLIEST)) {
            wrong.add(Wrong.of("from", "input.date-range"));
        } else if (from.isAfter(clock.instant())) {
            wrong.add(Wrong.of("from", "input.future"));
        }
        if (to == null) {
            wrong.add(Wrong.of("to", "input.required"));
        } else if (to.isBefore(EARLIEST)) {
            wrong.add(Wrong.of("to", "input.date-range"));
        } else if (to.isAfter(clock.instant())) {
            wrong.add(Wrong.of("to", "input.future"));
        } else if (from != null && !to.isAfter(from)) {
            wrong.add(Wrong.of("to", "input.period.order"));
        } else if (from != null
                && !from.isBefore(EARLIEST)
                && Duration.between(from, to).compareTo(LONGEST) > 0) {
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
}
