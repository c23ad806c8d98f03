package org.guichet.channel.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.guichet.registry.actor.OpenEmergencies;
import org.guichet.registry.emergency.Emergencies;
import org.guichet.registry.emergency.Emergency;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Break-glass: declared about a client, who is then opened with {@code ?purpose=emergency} for as long as it lasts; and
 * reviewed by a supervisor who did not declare it.
 */
@RestController
@RequestMapping("/api/v1")
class EmergencyController {
    private final Emergencies emergencies;
    private final Clock clock;

    EmergencyController(Emergencies emergencies, Clock clock) {
        this.emergencies = emergencies;
        this.clock = clock;
    }

    /** @param reason what happened, 10 to 1,000 characters; the client is told */
    @Schema(name = "BreakGlass")
    record Declaration(@Nullable String reason) {}

    /** @param purpose the purpose to open the client for, until then */
    @Schema(name = "BrokenGlass")
    record Declared(UUID id, Instant at, Instant until, Instant reviewDue, String purpose) {}

    /**
     * An emergency in which a client's file was opened, as she is told.
     *
     * @param outcome what a supervisor said of it; null where nobody has yet
     */
    @Schema(name = "EmergencyLine")
    record Line(
            UUID id,
            Instant at,
            Instant until,
            String office,
            String channel,
            String reason,
            Emergency.@Nullable Outcome outcome,
            @Nullable Instant reviewedAt) {
        static Line of(Emergency.Opened opened) {
            Emergency emergency = opened.emergency();
            return new Line(
                    emergency.id(),
                    emergency.at(),
                    emergency.until(),
                    emergency.office(),
                    emergency.channel(),
                    opened.reason(),
                    emergency.outcome(),
                    emergency.reviewedAt());
        }
    }

    /** @param mine whether the caller declared it, and so may not review it */
    @Schema(name = "BreakGlassReviewLine")
    record Waiting(
            UUID id, Instant at, Instant until, Instant reviewDue, boolean overdue, String office, boolean mine) {}

    @Schema(name = "BreakGlassReview")
    record Review(
            UUID clientId,
            Line emergency,
            boolean mine,
            @Nullable String note) {}

    @Schema(name = "BreakGlassOutcome")
    record Outcome(@Nullable String outcome, @Nullable String note) {}

    @PostMapping("/clients/{client}/break-glass")
    @ResponseStatus(HttpStatus.CREATED)
    Declared declare(@PathVariable String client, @RequestBody Declaration declaration) {
        Emergency emergency = emergencies.declare(ClientPath.of(client), declaration.reason());
        return new Declared(
                emergency.id(), emergency.at(), emergency.until(), emergency.reviewDue(), OpenEmergencies.PURPOSE);
    }

    @GetMapping("/break-glass-reviews")
    Listing<Waiting> waiting(
            @RequestParam(defaultValue = "50") int limit, @RequestParam(defaultValue = "0") int cursor) {
        Instant now = clock.instant();
        Emergencies.Page page = emergencies.waiting(Listing.limit(limit), cursor);
        return new Listing<>(
                page.items().stream()
                        .map(one -> new Waiting(
                                one.id(),
                                one.at(),
                                one.until(),
                                one.reviewDue(),
                                one.overdueAt(now),
                                one.office(),
                                one.mine()))
                        .toList(),
                page.next() == null ? null : page.next().toString(),
                page.total());
    }

    @GetMapping("/break-glass-reviews/{id}")
    Review open(@PathVariable UUID id) {
        Emergency.Opened opened = emergencies.open(id);
        return new Review(
                opened.client().value(), Line.of(opened), opened.emergency().mine(), opened.note());
    }

    @PostMapping("/break-glass-reviews/{id}/outcome")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void review(@PathVariable UUID id, @RequestBody Outcome said) {
        emergencies.review(id, Choice.of(Emergency.Outcome.class, "outcome", said.outcome()), said.note());
    }
}
