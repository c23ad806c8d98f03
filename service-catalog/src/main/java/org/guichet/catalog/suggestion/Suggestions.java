package org.guichet.catalog.suggestion;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guichet.catalog.application.ApplicationState;
import org.guichet.catalog.application.ApplicationSummary;
import org.guichet.catalog.eligibility.ServiceAssessment;
import org.guichet.catalog.eligibility.ServiceAssessment.Estimate;
import org.guichet.catalog.eligibility.ServiceAssessment.Outcome;
import org.guichet.catalog.publicservice.Bilingual;
import org.guichet.catalog.suggestion.Suggestion.Content;
import org.guichet.catalog.suggestion.Suggestion.Reason;
import org.guichet.catalog.suggestion.SuggestionRows.Kept;
import org.guichet.catalog.suggestion.SuggestionRows.Standing;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Death;
import org.guichet.registry.client.Ids;
import org.guichet.registry.disclosure.Ask;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds what else a client could have. First {@link #ask}, which obeys the off switch; then the door; then
 * {@link #suggest} with what the door handed over.
 */
@Component
public class Suggestions {
    /** The attribute whose permit opens suggestions. */
    public static final String ATTRIBUTE = "suggestions";

    static final String PURPOSE = "benefit-suggestion";

    private final EligibleServices services;
    private final SuggestionRows rows;
    private final SuggestionTrail trail;
    private final SuggestionSettings settings;
    private final Clock clock;

    Suggestions(
            EligibleServices services,
            SuggestionRows rows,
            SuggestionTrail trail,
            SuggestionSettings settings,
            Clock clock) {
        this.services = services;
        this.rows = rows;
        this.trail = trail;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What to ask of the door, for its own purpose; empty where the client does not want to be looked for. Two
     * statements, which read the client's ids and the switch and nothing else.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Ask> ask(ClientId client) {
        if (!rows.enabled(client)) {
            return Optional.empty();
        }
        Set<String> needed = new HashSet<>(services.attributesNeeded());
        needed.add(ATTRIBUTE);
        needed.add(Death.ATTRIBUTE);
        return Optional.of(Ask.about(client, needed).forPurpose(PURPOSE));
    }

    /**
     * Suggests services the facts in the permit make the client eligible for, that are neither received nor applied
     * for nor put aside. Nothing, where the permit does not cover suggestions, or the client has died. One statement, and two more where there
     * is something new to keep.
     *
     * @param permit the answer to {@link #ask}
     * @param applications the client's applications, read with a permit of their own
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Suggestion> suggest(Permit permit, List<ApplicationSummary> applications) {
        if (!permit.covers(ATTRIBUTE)
                || !permit.purpose().equals(PURPOSE)
                || Death.among(permit.facts().values()).isPresent()) {
            return List.of();
        }
        Standing standing = rows.standing(permit, Acting.errand().contactId());
        if (!standing.enabled()) {
            return List.of();
        }
        Instant now = clock.instant();
        List<ServiceAssessment> eligible = eligible(permit, applications, now);
        List<Suggestion> shown = new ArrayList<>();
        List<Suggestion> changed = new ArrayList<>();
        for (ServiceAssessment found : eligible) {
            Optional<Kept> kept = standing.of(found.serviceCode());
            if (kept.filter(each -> each.hiddenAt(now)).isEmpty()) {
                Suggestion suggestion = suggestion(found, kept, now);
                shown.add(suggestion);
                if (!kept.map(Kept::suggestion).equals(Optional.of(suggestion))) {
                    changed.add(suggestion);
                }
            }
        }
        keep(permit, standing, eligible, shown, changed);
        return List.copyOf(shown);
    }

    /**
     * What was suggested by some entries of the log, by the id of the entry; nothing where the permit does not cover
     * suggestions. One statement.
     */
    @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
    public Map<UUID, List<Bilingual>> shownBy(Permit permit, Collection<UUID> entries) {
        return permit.covers(ATTRIBUTE) && !entries.isEmpty() ? rows.shownBy(permit, entries) : Map.of();
    }

    private void keep(
            Permit permit,
            Standing standing,
            List<ServiceAssessment> eligible,
            List<Suggestion> shown,
            List<Suggestion> changed) {
        if (!changed.isEmpty()) {
            rows.keep(permit, changed);
        }
        boolean newInContact = Acting.errand().contactId() != null && !standing.notedInContact();
        if (!changed.isEmpty() || (newInContact && !eligible.isEmpty())) {
            trail.shown(
                    permit,
                    eligible.stream().map(ServiceAssessment::serviceCode).toList(),
                    shown);
        }
    }

    private List<ServiceAssessment> eligible(Permit permit, List<ApplicationSummary> applications, Instant now) {
        return services.of(permit, LocalDate.ofInstant(now, ZoneOffset.UTC)).stream()
                .filter(found -> permit.covers(ATTRIBUTE, found.serviceCode()))
                .filter(found -> found.received() != Outcome.TRUE)
                .filter(Suggestions::paysSomething)
                .filter(found -> applications.stream().noneMatch(each -> settles(each, found, now)))
                .toList();
    }

    private static boolean paysSomething(ServiceAssessment found) {
        Estimate estimate = found.amount();
        return estimate == null || estimate.amount().signum() > 0;
    }

    /** Under way, granted, or lately decided against. */
    private boolean settles(ApplicationSummary application, ServiceAssessment found, Instant now) {
        if (!application.serviceCode().equals(found.serviceCode())
                || application.state() == ApplicationState.WITHDRAWN) {
            return false;
        }
        ApplicationSummary.Decided decision = application.decision();
        boolean against =
                application.state() == ApplicationState.REFUSED || application.state() == ApplicationState.INELIGIBLE;
        return !against
                || decision == null
                || decision.at().plus(settings.declined()).isAfter(now);
    }

    private Suggestion suggestion(ServiceAssessment found, Optional<Kept> kept, Instant now) {
        Content content = new Content(
                Objects.requireNonNull(found.name()),
                Objects.requireNonNull(found.law()),
                found.criteria().stream()
                        .map(each -> new Reason(each.text(), each.law()))
                        .toList(),
                found.amount(),
                List.copyOf(found.missing()));
        int version = Objects.requireNonNull(found.ruleVersion());
        Optional<Suggestion> standing =
                kept.filter(each -> each.hiddenUntil() == null).map(Kept::suggestion);
        return new Suggestion(
                kept.map(each -> each.suggestion().id()).orElseGet(() -> Ids.next(clock)),
                found.serviceCode(),
                version,
                content,
                standing.map(Suggestion::shownAt).orElse(now),
                standing.map(Suggestion::response).orElse(null));
    }
}
