package org.guichet.channel.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guichet.registry.audit.LoggedEntry;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.duplicate.Exposure;
import org.guichet.registry.duplicate.Exposures;
import org.guichet.registry.duplicate.MergeSummary;
import org.guichet.registry.duplicate.Merging;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Merging two clients who are one person, taking it back, and who saw mixed data in between. */
@RestController
@RequestMapping("/api/v1/merges")
class MergeController {
    private final Merging merging;
    private final Exposures exposures;

    MergeController(Merging merging, Exposures exposures) {
        this.merging = merging;
        this.exposures = exposures;
    }

    /** @param choices the fact that counts, by attribute, where both clients have a value */
    record MergeRequest(
            @Nullable UUID survivorId,
            @Nullable UUID mergedId,
            @Nullable String reason,
            @Nullable Map<String, UUID> choices) {}

    record MergeBody(UUID id) {}

    record UndoRequest(@Nullable String reason) {}

    /**
     * @param next cursor of the following page; null on the last
     * @param total entries on all pages
     * @param truncated whether there is a following page
     */
    record ExposuresBody(
            UUID id,
            UUID survivorId,
            UUID mergedId,
            Instant mergedAt,
            @Nullable Instant undoneAt,
            List<ExposureBody> items,
            @Nullable String next,
            long total,
            boolean truncated) {
        static ExposuresBody of(Exposures.Seen seen) {
            MergeSummary merge = seen.merge();
            return new ExposuresBody(
                    merge.id(),
                    merge.survivor().value(),
                    merge.merged().value(),
                    merge.at(),
                    merge.undoneAt(),
                    seen.exposures().stream().map(ExposureBody::of).toList(),
                    seen.next(),
                    seen.total(),
                    seen.next() != null);
        }
    }

    /**
     * @param who PERSON, CLIENT, PROGRAMME or DUTY
     * @param whoId account, client id, programme code or duty
     * @param ofMerged attributes that may have been the merged client's
     * @param ofSurvivor attributes that may have been the survivor's
     */
    record ExposureBody(
            UUID entryId,
            Instant logtime,
            String action,
            String who,
            String whoId,
            String office,
            String relation,
            String receiverCode,
            String receiverSystem,
            String purpose,
            List<String> ofMerged,
            List<String> ofSurvivor) {
        static ExposureBody of(Exposure exposure) {
            LoggedEntry entry = exposure.entry();
            return new ExposureBody(
                    entry.id(),
                    entry.at(),
                    entry.kind().name(),
                    entry.actorKind(),
                    entry.actorId(),
                    entry.actorOffice(),
                    entry.relation(),
                    entry.recipient(),
                    entry.channel(),
                    entry.purpose(),
                    exposure.ofMerged(),
                    exposure.ofSurvivor());
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    MergeBody merge(@RequestBody MergeRequest request) {
        UUID survivor = request.survivorId();
        UUID merged = request.mergedId();
        String reason = request.reason();
        if (survivor == null || merged == null || reason == null) {
            throw missing(request);
        }
        Map<String, UUID> choices = request.choices() == null ? Map.of() : request.choices();
        return new MergeBody(merging.merge(new ClientId(survivor), new ClientId(merged), reason, choices));
    }

    /** Takes a merge back: every record goes home, and the two are told apart. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unmerge(@PathVariable UUID id, @RequestBody(required = false) @Nullable UndoRequest request) {
        merging.unmerge(id, request == null ? null : request.reason());
    }

    /** Who saw or received facts of both while they were taken for one, oldest first; for the privacy office. */
    @GetMapping("/{id}/exposures")
    ExposuresBody exposures(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return ExposuresBody.of(exposures.of(id, Listing.limit(limit), cursor));
    }

    private static InvalidInput missing(MergeRequest request) {
        List<Wrong> wrong = new ArrayList<>();
        if (request.survivorId() == null) {
            wrong.add(Wrong.of("survivorId", "input.required"));
        }
        if (request.mergedId() == null) {
            wrong.add(Wrong.of("mergedId", "input.required"));
        }
        if (request.reason() == null) {
            wrong.add(Wrong.of("reason", "input.required"));
        }
        return new InvalidInput(wrong);
    }
}
