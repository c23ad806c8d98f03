package org.guichet.channel.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.Unknown;
import org.guichet.registry.registration.Proposal;
import org.guichet.registry.registration.Reviewing;
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

/** Corrections that wait for a second person. The queue names nobody; opening one is a look at its client. */
@RestController
@RequestMapping("/api/v1")
class CorrectionController {
    private final Reviewing reviewing;
    private final AttributeDictionary dictionary;

    CorrectionController(Reviewing reviewing, AttributeDictionary dictionary) {
        this.reviewing = reviewing;
        this.dictionary = dictionary;
    }

    /** @param mine whether the caller proposed it, and so may not decide upon it */
    @Schema(name = "CorrectionLine")
    record Line(
            UUID id,
            String attribute,
            String label,
            Proposal.State state,
            Instant proposedAt,
            String proposedBy,
            String office,
            boolean mine,
            @Nullable Instant decidedAt) {}

    /**
     * @param proposed null where it says that no value is known
     * @param unknown whether it says so
     * @param version entity tag of the fact held now; null where nothing is
     * @param overtaken whether another fact is held than the one it speaks of, so that it can only be rejected
     */
    record OpenedBody(
            Line correction,
            UUID clientId,
            @Nullable Object proposed,
            boolean unknown,
            @Nullable Object held,
            @Nullable UUID version,
            boolean overtaken,
            @Nullable String evidence,
            String reason,
            @Nullable String decision) {}

    @Schema(name = "CorrectionDecision")
    record DecisionBody(@Nullable String decision, @Nullable String reason) {}

    @GetMapping("/corrections")
    Listing<Line> queue(
            @RequestParam(defaultValue = "PROPOSED") Proposal.State state,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable UUID cursor,
            Locale locale) {
        Reviewing.Page page = reviewing.queue(state, Listing.limit(limit), cursor);
        return new Listing<>(
                page.items().stream().map(proposal -> line(proposal, locale)).toList(),
                page.next() == null ? null : page.next().toString(),
                page.total());
    }

    @GetMapping("/corrections/{id}")
    OpenedBody open(@PathVariable UUID id, Locale locale) {
        return body(reviewing.open(id), locale);
    }

    @PostMapping("/corrections/{id}/decision")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decide(@PathVariable UUID id, @RequestBody DecisionBody body) {
        Reviewing.Verdict verdict = Choice.of(Reviewing.Verdict.class, "decision", body.decision());
        if (verdict == null) {
            throw new InvalidInput(List.of(Wrong.of("decision", "input.missing")));
        }
        reviewing.decide(id, verdict, body.reason());
    }

    @PostMapping("/corrections/{id}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable UUID id) {
        reviewing.withdraw(id);
    }

    /** The newest hundred proposals about one client. */
    @GetMapping("/clients/{client}/corrections")
    Listing<OpenedBody> of(@PathVariable String client, Locale locale) {
        List<OpenedBody> items = reviewing.of(ClientPath.of(client)).stream()
                .map(opened -> body(opened, locale))
                .toList();
        return new Listing<>(items, null, items.size());
    }

    private OpenedBody body(Proposal.Opened opened, Locale locale) {
        return new OpenedBody(
                line(opened.proposal(), locale),
                opened.client().value(),
                Unknown.orNull(opened.value()),
                opened.value() == Unknown.VALUE,
                opened.held() == null ? null : opened.held().value(),
                opened.held() == null ? null : opened.held().id(),
                opened.overtaken(),
                opened.evidence(),
                opened.reason(),
                opened.decidedWhy());
    }

    private Line line(Proposal proposal, Locale locale) {
        return new Line(
                proposal.id(),
                proposal.attribute(),
                dictionary
                        .find(proposal.attribute())
                        .map((Attribute known) -> known.label(locale))
                        .orElse(proposal.attribute()),
                proposal.state(),
                proposal.proposedAt(),
                proposal.proposerKind(),
                proposal.office(),
                proposal.mine(),
                proposal.decidedAt());
    }
}
