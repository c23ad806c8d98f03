package org.guichet.channel.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.protection.Encounter;
import org.guichet.registry.protection.Encounters;
import org.guichet.registry.protection.Protecting;
import org.guichet.registry.protection.Protection;
import org.guichet.registry.protection.SealedClient;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Sealed clients, for a privacy officer who also has the grant to see them; for anybody else {@code not-granted}. */
@RestController
class SealController {
    private static final int MOST = 100;

    private final Protecting protecting;
    private final Encounters encounters;

    SealController(Protecting protecting, Encounters encounters) {
        this.protecting = protecting;
        this.encounters = encounters;
    }

    /**
     * @param authority code of a legal authority whose purposes have {@code record-protection}
     * @param officer the office or function that answers for it
     * @param reviewOn the day somebody looks at it again; it does not end by itself
     */
    record SealRequest(
            @Nullable String reason,
            @Nullable String authority,
            @Nullable String officer,
            @Nullable LocalDate reviewOn) {}

    /** @param reason why the seal is taken off, or what was done */
    record SealReasonRequest(@Nullable String reason) {}

    /**
     * @param next cursor of the next page
     * @param total how many clients are sealed
     */
    record SealedClients(
            List<SealedClientBody> items, @Nullable UUID next, long total) {}

    /** @param due the day to look again has come */
    record SealedClientBody(
            UUID clientId,
            String reason,
            String authority,
            String officer,
            Instant since,
            LocalDate reviewOn,
            boolean due) {
        static SealedClientBody of(SealedClient sealed) {
            return new SealedClientBody(
                    sealed.client().value(),
                    sealed.reason(),
                    sealed.authority(),
                    sealed.officer(),
                    sealed.since(),
                    sealed.reviewOn(),
                    sealed.due());
        }
    }

    record SealedEncounters(
            List<SealedEncounterBody> items, @Nullable UUID next, long total) {}

    /**
     * @param verdict CERTAIN or POSSIBLE
     * @param agreeing attributes that agree; no values
     * @param who PERSON, CLIENT, PROGRAMME or DUTY
     * @param whoId account, client id, programme code or duty
     */
    record SealedEncounterBody(
            UUID id,
            UUID clientId,
            String verdict,
            double score,
            List<String> agreeing,
            Instant at,
            String who,
            String whoId,
            String office,
            String channel,
            @Nullable UUID contactId) {
        static SealedEncounterBody of(Encounter met) {
            return new SealedEncounterBody(
                    met.id(),
                    met.client().value(),
                    met.certain() ? "CERTAIN" : "POSSIBLE",
                    met.score(),
                    met.agreeing(),
                    met.at(),
                    met.actorKind(),
                    met.actor(),
                    met.office(),
                    met.channel(),
                    met.contact());
        }
    }

    /** Seals a client: from the next decision on she exists only for herself and for those with the grant. */
    @PostMapping("/api/v1/clients/{client}/seal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void seal(@PathVariable UUID client, @RequestBody SealRequest request) {
        protecting.seal(
                new ClientId(client),
                new Protection(request.reason(), request.authority(), request.officer(), request.reviewOn()));
    }

    /** Takes every seal off a client; she is compared with the others again. */
    @PostMapping("/api/v1/clients/{client}/unseal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unseal(@PathVariable UUID client, @RequestBody SealReasonRequest request) {
        protecting.unseal(new ClientId(client), request.reason());
    }

    /** Who is sealed. Each of them has it in her ledger that this was read. */
    @GetMapping("/api/v1/privacy/sealed-clients")
    SealedClients sealed(
            @RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) @Nullable UUID cursor) {
        Protecting.Page page = protecting.sealed(checked(limit), cursor);
        return new SealedClients(page.items().stream().map(SealedClientBody::of).toList(), page.next(), page.total());
    }

    /** Where somebody without the grant told of a person who is, or may be, a sealed client; oldest first. */
    @GetMapping("/api/v1/privacy/sealed-encounters")
    SealedEncounters encounters(
            @RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) @Nullable UUID cursor) {
        Encounters.Page page = encounters.waiting(checked(limit), cursor);
        return new SealedEncounters(
                page.items().stream().map(SealedEncounterBody::of).toList(), page.next(), page.total());
    }

    @PostMapping("/api/v1/privacy/sealed-encounters/{id}/closing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void closeEncounter(@PathVariable UUID id, @RequestBody SealReasonRequest request) {
        encounters.close(id, request.reason());
    }

    private static int checked(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new InvalidInput(List.of(Wrong.of("limit", "input.number-range")));
        }
        return limit;
    }
}
