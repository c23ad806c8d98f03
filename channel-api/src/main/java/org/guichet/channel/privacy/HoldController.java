package org.guichet.channel.privacy;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.guichet.registry.retention.Hold;
import org.guichet.registry.retention.HoldDraft;
import org.guichet.registry.retention.RetentionHolds;
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

/** What stops disposal: of one client's things, of a kind, of everything. */
@RestController
@RequestMapping("/api/v1/privacy/retention/holds")
class HoldController {
    private final RetentionHolds holds;

    HoldController(RetentionHolds holds) {
        this.holds = holds;
    }

    /**
     * @param next cursor of the next page
     * @param total how many there are
     */
    @Schema(name = "RetentionHolds")
    record Holds(List<Hold> items, @Nullable UUID next, long total) {}

    /**
     * @param reason why it was placed
     * @param release why it was released; null while it stands
     */
    @Schema(name = "HoldOpened")
    record Why(Hold hold, String reason, @Nullable String release) {}

    /** @param reason up to 500 characters */
    @Schema(name = "HoldRelease")
    record Release(@Nullable String reason) {}

    /**
     * Holds without why, the newest first.
     *
     * @param standing only those that stand
     * @param limit 1 to 100
     */
    @GetMapping
    Holds retentionHolds(
            @RequestParam(defaultValue = "true") boolean standing,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable UUID cursor) {
        RetentionHolds.Page page = holds.list(standing, cursor, limit);
        return new Holds(page.items(), page.next(), page.total());
    }

    /** Places a hold. From the moment it is answered nothing it covers is disposed of. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Hold placeRetentionHold(@RequestBody HoldDraft draft) {
        return holds.place(draft);
    }

    /** One with why: the look stands in the client's ledger. */
    @GetMapping("/{id}")
    Why retentionHold(@PathVariable UUID id) {
        Hold.Opened opened = holds.open(id);
        return new Why(opened.hold(), opened.reason(), opened.release());
    }

    /** Releases it: what it alone covered is disposed of at the next run. */
    @PostMapping("/{id}/release")
    Hold releaseRetentionHold(@PathVariable UUID id, @RequestBody Release release) {
        return holds.release(id, release.reason());
    }
}
