package org.guichet.registry.duplicate;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guichet.registry.actor.Once;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.client.records.DecidedBy;
import org.guichet.registry.client.records.ToldApart;
import org.guichet.registry.duplicate.DuplicateReview.Resolution;
import org.guichet.registry.duplicate.DuplicateReview.State;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The queue of pairs a supervisor has to decide on, and the decision, which is made once. */
@Component
public class DuplicateReviews {
    private static final int LONGEST_PAGE = 100;

    private final ReviewRows rows;
    private final DuplicateDoor door;
    private final Merging merging;
    private final ToldApart toldApart;
    private final Once once;

    DuplicateReviews(ReviewRows rows, DuplicateDoor door, Merging merging, ToldApart toldApart, Once once) {
        this.rows = rows;
        this.door = door;
        this.merging = merging;
        this.toldApart = toldApart;
        this.once = once;
    }

    /** One page, oldest first, and how many wait in all. */
    public record Page(
            List<DuplicateReview> items, @Nullable UUID next, long total) {
        public Page {
            items = List.copyOf(items);
        }
    }

    /** What a supervisor decided, and how. */
    public record Decision(
            Resolution resolution,
            @Nullable ClientId survivor,
            @Nullable String reason,
            Map<String, UUID> choices) {
        public Decision {
            choices = Map.copyOf(choices);
        }
    }

    @Transactional(readOnly = true)
    public Page waiting(int limit, @Nullable UUID cursor) {
        Officer.deciding();
        int size = Math.clamp(limit, 1, LONGEST_PAGE);
        List<DuplicateReview> found = rows.queue(size + 1, cursor, Officer.seen());
        boolean more = found.size() > size;
        List<DuplicateReview> items = more ? found.subList(0, size) : found;
        return new Page(items, more ? items.getLast().id() : null, rows.waiting(Officer.seen()));
    }

    /**
     * Decides a review: the same person merges them, different people are told apart for good.
     *
     * @throws NotFound where there is no such review, or either client is not there for whoever acts
     * @throws StateChanged where it was decided already
     * @throws InvalidInput where the survivor is neither of the two
     */
    @Transactional
    public DuplicateReview resolve(UUID id, Decision decision) {
        DecidedBy officer = Officer.deciding();
        DuplicateReview review = rows.find(id, Officer.seen()).orElseThrow(NotFound::new);
        if (once.claim("resolve-duplicate", id.toString()).isPresent()) {
            return review;
        }
        if (review.state() != State.OPEN) {
            throw new StateChanged(review.state().name());
        }
        if (review.first().equals(review.second())) {
            throw new StateChanged("MERGED");
        }
        switch (decision.resolution()) {
            case SAME -> merge(review, decision);
            case DIFFERENT -> tellApart(review, decision, officer);
        }
        DuplicateReview decided = rows.find(id, Officer.seen()).orElseThrow(NotFound::new);
        if (!decided.state().name().equals(decision.resolution().name())) {
            throw new StateChanged(decided.state().name()); // somebody else decided it at the same moment
        }
        return decided;
    }

    private void merge(DuplicateReview review, Decision decision) {
        ClientId survivor = decision.survivor() == null ? older(review) : decision.survivor();
        if (!survivor.equals(review.first()) && !survivor.equals(review.second())) {
            throw new InvalidInput(List.of(Wrong.of("survivorId", "input.choice")));
        }
        ClientId merged = survivor.equals(review.first()) ? review.second() : review.first();
        merging.merge(survivor, merged, reason(review, decision), decision.choices());
    }

    private void tellApart(DuplicateReview review, Decision decision, DecidedBy officer) {
        door.change(review.first());
        door.change(review.second());
        toldApart.mark(review.first(), review.second(), reason(review, decision), officer);
        if (!rows.settle(review.first(), review.second(), State.DIFFERENT, officer, null)) {
            throw new StateChanged("RESOLVED");
        }
    }

    private static String reason(DuplicateReview review, Decision decision) {
        String reason = decision.reason();
        return reason == null || reason.isBlank() ? "duplicate review " + review.id() : reason;
    }

    /** Ids are time ordered: the smaller was given out first. */
    private static ClientId older(DuplicateReview review) {
        return review.first().toString().compareTo(review.second().toString()) < 0 ? review.first() : review.second();
    }
}
