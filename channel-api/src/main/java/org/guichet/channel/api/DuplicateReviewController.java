package org.guichet.channel.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.duplicate.DuplicateReview;
import org.guichet.registry.duplicate.DuplicateReview.Resolution;
import org.guichet.registry.duplicate.DuplicateReviews;
import org.guichet.registry.identity.Candidate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Pairs of clients that may be one person, and what a supervisor decides about them. */
@RestController
@RequestMapping("/api/v1/duplicate-reviews")
class DuplicateReviewController {
    private final DuplicateReviews reviews;

    DuplicateReviewController(DuplicateReviews reviews) {
        this.reviews = reviews;
    }

    /**
     * @param path the way in: DESK, PORTAL, IMPORT or PROGRAMME
     * @param score sum of the weights, in bits
     * @param parameters the version of the parameters it was weighed with; null where it was opened before that was kept
     * @param mergeId the merge it led to
     */
    record Review(
            UUID id,
            List<UUID> clientIds,
            String path,
            String verdict,
            double score,
            List<Candidate.Reason> reasons,
            @Nullable String parameters,
            Instant openedAt,
            String state,
            @Nullable Instant resolvedAt,
            @Nullable UUID mergeId) {
        static Review of(DuplicateReview review) {
            return new Review(
                    review.id(),
                    List.of(review.first().value(), review.second().value()),
                    review.path().name(),
                    review.verdict().name(),
                    review.score(),
                    review.reasons(),
                    review.parameters(),
                    review.openedAt(),
                    review.state().name(),
                    review.resolvedAt(),
                    review.merge());
        }
    }

    /**
     * @param resolution SAME or DIFFERENT
     * @param survivorId which of the two remains; the one known longer where none is named
     * @param choices the fact that counts, by attribute, where both clients have a value
     * @param clientIds the two who were compared, as the review named them: where another merge has changed the pair
     *     since, nothing is decided and the state is CHANGED_MEANWHILE
     */
    record ResolutionRequest(
            @Nullable String resolution,
            @Nullable UUID survivorId,
            @Nullable String reason,
            @Nullable Map<String, UUID> choices,
            @Nullable List<UUID> clientIds) {
        DuplicateReviews.@Nullable Compared compared() {
            return clientIds == null
                    ? null
                    : new DuplicateReviews.Compared(
                            clientIds.stream().map(ClientId::new).collect(Collectors.toSet()), false);
        }
    }

    /** The pairs that wait, oldest first. */
    @GetMapping
    Listing<Review> list(
            @RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) @Nullable UUID cursor) {
        DuplicateReviews.Page page = reviews.waiting(Listing.limit(limit), cursor);
        UUID next = page.next();
        return new Listing<>(
                page.items().stream().map(Review::of).toList(), next == null ? null : next.toString(), page.total());
    }

    @PostMapping("/{id}/resolution")
    Review resolve(@PathVariable UUID id, @RequestBody ResolutionRequest request) {
        Resolution resolution = Choice.of(Resolution.class, "resolution", request.resolution());
        if (resolution == null) {
            throw new InvalidInput(List.of(Wrong.of("resolution", "input.required")));
        }
        UUID survivor = request.survivorId();
        return Review.of(reviews.resolve(
                id,
                new DuplicateReviews.Decision(
                        resolution,
                        survivor == null ? null : new ClientId(survivor),
                        request.reason(),
                        request.choices() == null ? Map.of() : request.choices(),
                        request.compared())));
    }
}
