package org.guichet.registry.vigilance;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.LegalDay;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.actor.Once;
import org.guichet.registry.actor.Role;
import org.guichet.registry.audit.AuditTrail;
import org.guichet.registry.audit.LogReading;
import org.guichet.registry.audit.LoggedEntry;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Ids;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StaleVersion;
import org.guichet.registry.client.StateChanged;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The review queue of looks that need explaining: a privacy officer's alone. Nobody is shown, or reviews, an alert about
 * herself, and one about a sealed client is there for those alone who may know of her. Opening one is an entry of the log.
 */
@Component
public class Alerts {
    private static final int SHORTEST = 10;
    private static final int LONGEST = 1000;

    private final AlertRows rows;
    private final LogReading log;
    private final Once once;
    private final LegalDay day;

    Alerts(AlertRows rows, LogReading log, Once once, LegalDay day) {
        this.rows = rows;
        this.log = log;
        this.once = once;
        this.day = day;
    }

    /** One page with the count of all that match. */
    public record Page(List<Alert> items, @Nullable UUID next, long total) {
        public Page {
            items = List.copyOf(items);
        }
    }

    /**
     * One alert with the entries it rests on and what was said of it: who, when and how, and no value of anybody's.
     *
     * @param looks oldest first; of a day its first two hundred
     * @param more how many more there are
     */
    public record Opened(Alert alert, List<LoggedEntry> looks, long more, List<Alert.Reviewed> reviews) {
        public Opened {
            looks = List.copyOf(looks);
            reviews = List.copyOf(reviews);
        }
    }

    /** One page, newest first. That it was asked for is an entry of the log. */
    @Transactional
    public Page list(AlertFilter filter) {
        onlyOfficers();
        if (filter.limit() < 1 || filter.limit() > 100) {
            throw new InvalidInput(List.of(Wrong.of("limit", "input.number-range")));
        }
        log.noted("alerts", List.of());
        List<Alert> found = rows.list(filter, filter.limit() + 1);
        boolean more = found.size() > filter.limit();
        List<Alert> page = more ? found.subList(0, filter.limit()) : found;
        return new Page(page, more ? page.getLast().id() : null, rows.count(filter));
    }

    /** @throws NotFound where there is none for whoever asks */
    @Transactional
    public Opened open(UUID id) {
        onlyOfficers();
        Alert alert = rows.find(id).orElseThrow(NotFound::new);
        if (alert.day() != null) {
            AuditTrail.Page page = log.ofAccount(
                    alert.agent(), day.start(alert.day()), day.start(alert.day().plusDays(1)));
            return new Opened(alert, page.items(), page.total() - page.items().size(), rows.reviews(id));
        }
        List<ClientId> client = alert.clientId() == null ? List.of() : List.of(new ClientId(alert.clientId()));
        return new Opened(alert, log.reviewed(rows.entries(id), client), 0, rows.reviews(id));
    }

    /**
     * Says what was found.
     *
     * @param expected the version that was seen
     * @param reason 10 to 1,000 characters; kept encrypted
     * @throws InvalidInput naming every wrong field
     * @throws NotFound where there is none for whoever asks, as where it is about herself
     * @throws StaleVersion where looks were added to it, or somebody said something of it
     * @throws StateChanged where it is settled
     */
    @Transactional
    public Alert review(UUID id, long expected, Alert.@Nullable Outcome outcome, @Nullable String reason) {
        onlyOfficers();
        String said = checked(outcome, reason);
        Alert alert = rows.lock(id).orElseThrow(NotFound::new);
        if (once.claim("review-alert", id.toString()).isPresent()) {
            return alert;
        }
        if (!alert.state().waits()) {
            throw new StateChanged(alert.state().name());
        }
        if (alert.version() != expected) {
            throw new StaleVersion(alert.version());
        }
        rows.review(
                id,
                Ids.next(day.clock()),
                Objects.requireNonNull(outcome),
                said,
                day.clock().instant());
        return rows.find(id).orElseThrow(NotFound::new);
    }

    private static String checked(Alert.@Nullable Outcome outcome, @Nullable String reason) {
        List<Wrong> wrong = new ArrayList<>();
        if (outcome == null) {
            wrong.add(Wrong.of("outcome", "input.choice"));
        }
        String said = reason == null ? "" : reason.strip();
        if (said.isEmpty()) {
            wrong.add(Wrong.of("reason", "input.required"));
        } else if (said.length() < SHORTEST) {
            wrong.add(Wrong.of("reason", "input.too-short", String.valueOf(SHORTEST)));
        } else if (said.length() > LONGEST) {
            wrong.add(Wrong.of("reason", "input.too-long", String.valueOf(LONGEST)));
        } else if (said.codePoints().anyMatch(one -> Character.isISOControl(one) && one != '\n' && one != '\r')) {
            wrong.add(Wrong.of("reason", "input.text"));
        }
        if (!wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
        return said;
    }

    private static void onlyOfficers() {
        if (!Acting.errand().hasRole(Role.PRIVACY_OFFICER)) {
            throw new NotGranted();
        }
    }
}
