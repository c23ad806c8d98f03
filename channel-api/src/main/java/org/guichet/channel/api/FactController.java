package org.guichet.channel.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.guichet.catalog.clientview.FactHistory;
import org.guichet.catalog.clientview.FactVersion;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.Fact;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Unknown;
import org.guichet.registry.registration.Asserted;
import org.guichet.registry.registration.Correcting;
import org.guichet.registry.registration.Registration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Single facts of a client: asserted, corrected, confirmed, and their history. */
@RestController
@RequestMapping("/api/v1/clients/{client}/facts")
class FactController {
    private final Correcting correcting;
    private final Registration registration;
    private final FactHistory history;
    private final ClientViewAnswers views;
    private final Clock clock;

    FactController(
            Correcting correcting,
            Registration registration,
            FactHistory history,
            ClientViewAnswers views,
            Clock clock) {
        this.correcting = correcting;
        this.registration = registration;
        this.history = history;
        this.views = views;
        this.clock = clock;
    }

    /**
     * Asserts facts; corrects those whose version is named, in {@code expected} or If-Match. 202 where a second person
     * decides upon one of them. 412 with what is held, and nothing written, where somebody else was quicker, or where
     * another value is held than the one told, and neither its version is named nor, in {@code validFrom}, since when it is
     * otherwise.
     */
    @PostMapping
    ResponseEntity<ClientViewAnswers.Body> tell(
            @PathVariable String client,
            @RequestBody FactsBody body,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            Locale locale) {
        Asserted asserted = correcting.tell(
                ClientPath.of(client), body.told(clock.instant()), body.expected(ifMatch), body.reason());
        return switch (asserted) {
            case Asserted.Changed changed -> throw new FactChanged(changed, body.attributes());
            case Asserted.Recorded(var known, var proposals) ->
                ResponseEntity.status(proposals.isEmpty() ? HttpStatus.OK : HttpStatus.ACCEPTED)
                        .headers(headers -> proposals.forEach(id -> headers.add("Correction-Id", id.toString())))
                        .body(views.open(known, locale));
        };
    }

    record ConfirmedBody(String attribute, Object value, Instant confirmedAt) {}

    /** "Still true." */
    @PostMapping("/{attribute}/confirmation")
    ConfirmedBody confirm(@PathVariable String client, @PathVariable String attribute) {
        Source source = Registration.sourceOf(Acting.errand());
        Fact known = registration.confirmFact(ClientPath.of(client), attribute, source);
        return new ConfirmedBody(attribute, known.value(), clock.instant());
    }

    /** @param office of the staff who corrected it, never a name */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record By(String kind, @Nullable String office) {}

    /**
     * @param version entity tag of the fact
     * @param value null where it says that no value is known
     * @param unknown whether it says so
     * @param held whether it is the value held, of the times asked for
     * @param replaces version it corrects
     * @param replacedAt when it was itself corrected
     */
    record VersionBody(
            UUID version,
            @Nullable Object value,
            boolean unknown,
            boolean held,
            Source source,
            String party,
            By by,
            String verification,
            Instant collectedAt,
            Instant recordedAt,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            String basis,
            @Nullable String evidence,
            boolean correction,
            @Nullable UUID replaces,
            @Nullable String reason,
            @Nullable Instant replacedAt) {
        static VersionBody of(FactVersion one) {
            Fact fact = one.fact();
            var origin = one.version().origin();
            return new VersionBody(
                    fact.id(),
                    Unknown.orNull(fact.value()),
                    fact.value() == Unknown.VALUE,
                    one.held(),
                    fact.source(),
                    origin.party(),
                    new By(origin.actorKind(), origin.office()),
                    fact.verification().name(),
                    fact.collectedAt(),
                    fact.recordedAt(),
                    fact.validFrom(),
                    fact.validTo(),
                    fact.basis(),
                    origin.evidence(),
                    one.correction(),
                    origin.replaces(),
                    origin.reason(),
                    origin.replacedAt());
        }
    }

    /**
     * Every version, newest first.
     *
     * @param asOf only what was true on that day
     * @param knownAt only what was recorded by then
     */
    @GetMapping("/{attribute}/history")
    Listing<VersionBody> history(
            @PathVariable String client,
            @PathVariable String attribute,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable UUID cursor) {
        FactHistory.Page page = history.of(
                ClientPath.of(client),
                attribute,
                new FactHistory.Question(asOf, knownAt, Listing.limit(limit), cursor));
        return new Listing<>(
                page.items().stream().map(VersionBody::of).toList(),
                page.next() == null ? null : page.next().toString(),
                page.total());
    }
}
