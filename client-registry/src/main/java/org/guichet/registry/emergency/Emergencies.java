package org.guichet.registry.emergency;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.actor.Once;
import org.guichet.registry.actor.OpenEmergencies;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Ids;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.disclosure.Ask;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.Disclosures;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Break-glass: opening the file of somebody who cannot be asked, in an emergency. Whoever declares one may look for a
 * while, for the purpose {@code emergency} and at the categories its grant and its authority name, and may change nothing.
 */
@Component
public class Emergencies {
    /** What a permit covers that lets the emergencies of a client be read. */
    public static final String ATTRIBUTE = "emergencies";

    private static final String REVIEW = "emergency-review";
    private static final Logger LOG = LoggerFactory.getLogger(Emergencies.class);
    private static final int SHORTEST = 10;
    private static final int LONGEST = 1000;
    private static final int NEWEST = 50;
    private static final Duration SHOWN = Duration.ofDays(90);

    private final EmergencyRows rows;
    private final Disclosures disclosures;
    private final Once once;
    private final EmergencyTerms terms;
    private final Clock clock;

    Emergencies(EmergencyRows rows, Disclosures disclosures, Once once, EmergencyTerms terms, Clock clock) {
        this.rows = rows;
        this.disclosures = disclosures;
        this.once = once;
        this.terms = terms;
        this.clock = clock;
    }

    /**
     * Declares an emergency about a client. It stands in her ledger, on her pages and in the supervisors' queue from the
     * moment it is answered.
     *
     * @param reason what happened, 10 to 1,000 characters; kept encrypted, and shown to the client and to whoever reviews
     * @throws InvalidInput where the reason is missing, too short, too long or no text
     * @throws NotFound where there is no such client, or none for whoever acts
     * @throws NotGranted where whoever acts is no member of staff
     * @throws org.guichet.registry.disclosure.DisclosureRefused where a check of the door refuses
     */
    @Transactional
    public Emergency declare(ClientId client, @Nullable String reason) {
        if (!(Acting.errand().actor() instanceof Actor.Person)) {
            throw new NotGranted();
        }
        List<Wrong> wrong = new ArrayList<>();
        String said = text(wrong, "reason", reason);
        refuse(wrong);
        UUID id = Ids.next(clock);
        Optional<String> earlier = once.claim("declare-emergency", id.toString());
        if (earlier.isPresent()) {
            return rows.find(UUID.fromString(earlier.get()))
                    .orElseThrow(NotFound::new)
                    .emergency();
        }
        Instant now = clock.instant();
        rows.insert(id, client, said, now, now.plus(terms.lasts()), now.plus(terms.reviewWithin()));
        // The first look is the declaration itself: refused, nothing was declared, and the refusal is in the log.
        Ask ask = Ask.about(client, Set.of("familyName")).forPurpose(OpenEmergencies.PURPOSE);
        Acting.as(Acting.errand().onlyReading(), () -> disclosures.open(ask).orRefuse());
        LOG.atInfo().addKeyValue("emergency", id).log("An emergency was declared");
        return rows.find(id).orElseThrow(NotFound::new).emergency();
    }

    /** One page of what waits for a review, due first. It names nobody. */
    public record Page(List<Emergency> items, @Nullable Integer next, long total) {
        public Page {
            items = List.copyOf(items);
        }
    }

    /** What waits for a review, for supervisors. */
    @Transactional(readOnly = true)
    public Page waiting(int limit, int offset) {
        onlySupervisors();
        int from = Math.max(offset, 0);
        List<Emergency> found = rows.waiting(limit + 1, from);
        boolean more = found.size() > limit;
        return new Page(more ? found.subList(0, limit) : found, more ? from + limit : null, rows.countWaiting());
    }

    /** How many wait for a review. */
    @Transactional(readOnly = true)
    public long countWaiting() {
        onlySupervisors();
        return rows.countWaiting();
    }

    /** Opens one for review: a look at its client. */
    @Transactional
    public Emergency.Opened open(UUID id) {
        onlySupervisors();
        EmergencyRows.Row row = rows.find(id).orElseThrow(NotFound::new);
        Ask ask = Ask.about(row.client(), Set.of(ATTRIBUTE))
                .forPurpose(REVIEW)
                .needing(ATTRIBUTE)
                .namedByRow();
        return opened(row, disclosures.open(ask).orRefuse());
    }

    /**
     * Says whether it was justified. It stands in the client's ledger and beside the emergency on her pages.
     *
     * @throws InvalidInput naming every wrong field
     * @throws NotGranted for whoever is no supervisor, or declared it
     * @throws org.guichet.registry.client.StateChanged where it was reviewed already
     */
    @Transactional
    public void review(UUID id, Emergency.@Nullable Outcome outcome, @Nullable String note) {
        onlySupervisors();
        List<Wrong> wrong = new ArrayList<>();
        if (outcome == null) {
            wrong.add(Wrong.of("outcome", "input.missing"));
        }
        String said = text(wrong, "note", note);
        refuse(wrong);
        rows.lock(id);
        EmergencyRows.Row row = rows.findSeen(id).orElseThrow(NotFound::new);
        if (once.claim("review-emergency", id.toString()).isPresent()) {
            return;
        }
        if (row.emergency().mine()) {
            throw new NotGranted();
        }
        if (!row.emergency().waits()) {
            throw new StateChanged(String.valueOf(row.emergency().outcome()));
        }
        disclosures
                .change(Ask.about(row.client(), Set.of(ATTRIBUTE)).forPurpose(REVIEW))
                .orRefuse();
        rows.review(id, Objects.requireNonNull(outcome), said, clock.instant());
    }

    /**
     * Those about one client that wait for a review or are of the last ninety days, at most fifty; none where the permit
     * does not cover them.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Emergency.Opened> of(Permit permit) {
        return permit.covers(ATTRIBUTE)
                ? rows.of(permit, clock.instant().minus(SHOWN), NEWEST).stream()
                        .map(row -> opened(row, permit))
                        .toList()
                : List.of();
    }

    private static void onlySupervisors() {
        if (!Acting.errand().hasRole(Role.SUPERVISOR)) {
            throw new NotGranted();
        }
    }

    /** The text without blanks around it; what is wrong with it is added to the rest. */
    private static String text(List<Wrong> wrong, String field, @Nullable String text) {
        String said = text == null ? "" : text.strip();
        if (said.isEmpty()) {
            wrong.add(Wrong.of(field, "input.required"));
        } else if (said.length() < SHORTEST) {
            wrong.add(Wrong.of(field, "input.too-short", String.valueOf(SHORTEST)));
        } else if (said.length() > LONGEST) {
            wrong.add(Wrong.of(field, "input.too-long", String.valueOf(LONGEST)));
        } else if (said.codePoints().anyMatch(one -> Character.isISOControl(one) && one != '\n' && one != '\r')) {
            wrong.add(Wrong.of(field, "input.text"));
        }
        return said;
    }

    private static void refuse(List<Wrong> wrong) {
        if (!wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
    }

    private static Emergency.Opened opened(EmergencyRows.Row row, Permit permit) {
        return new Emergency.Opened(row.emergency(), permit.client(), row.account(), row.reason(), row.note());
    }
}
