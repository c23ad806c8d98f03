package org.guichet.registry.duplicate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.actor.Once;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.client.records.DecidedBy;
import org.guichet.registry.duplicate.DuplicateReview.Resolution;
import org.guichet.registry.duplicate.DuplicateReview.State;
import org.guichet.registry.duplicate.ReviewRows.Pair;
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
    private final ComparedPair pair;
    private final Once once;

    DuplicateReviews(ReviewRows rows, DuplicateDoor door, Merging merging, ComparedPair pair, Once once) {
        this.rows = rows;
        this.door = door;
        this.merging = merging;
        this.pair = pair;
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
            Map<String, UUID> choices,
            @Nullable Compared compared) {
        public Decision {
            choices = Map.copyOf(choices);
        }
    }

    /**
     * Whom the supervisor had before her when she decided.
     *
     * @param clients the two clients, or every id that led to either
     * @param whole every id was named, so that anybody merged in since is noticed
     */
    public record Compared(Set<ClientId> clients, boolean whole) {
        public Compared {
            clients = Set.copyOf(clients);
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
     * A review, open or decided; it names nobody and says no value.
     *
     * @throws NotFound where there is none
     */
    @Transactional(readOnly = true)
    public DuplicateReview find(UUID id) {
        Officer.deciding();
        return rows.find(id, Officer.seen()).orElseThrow(NotFound::new);
    }

    /**
     * Opens a review of two whom a person, and not matching, takes for one perhaps; the one that is open already is hers
     * too. Either is looked at.
     *
     * @return the review
     * @throws NotFound where either is not there for whoever acts
     * @throws InvalidInput where they are one client
     */
    @Transactional
    public UUID ask(ClientId one, ClientId other) {
        Officer.deciding();
        ClientId first = door.look(one).client();
        ClientId second = door.look(other).client();
        if (first.equals(second)) {
            throw new InvalidInput(List.of(Wrong.of("client", "input.same-client")));
        }
        return rows.ask(Pair.of(first, second));
    }

    /**
     * Decides a review: the same person merges them, different people are told apart for good.
     *
     * @throws NotFound where there is no such review, or either client is not there for whoever acts
     * @throws StateChanged where it was decided already, or the two are no longer those who were compared
     * @throws InvalidInput naming every wrong field: a survivor who is neither, a choice neither holds, a long reason
     */
    @Transactional
    public DuplicateReview resolve(UUID id, Decision decision) {
        DecidedBy officer = Officer.deciding();
        DuplicateReview review = rows.find(id, Officer.seen()).orElseThrow(NotFound::new);
        if (once.claim("resolve-duplicate", id.toString()).isPresent()) {
            return review;
        }
        undecided(review);
        pair.hold(review.first(), review.second());
        DuplicateReview held = rows.find(id, Officer.seen()).orElseThrow(NotFound::new);
        undecided(held);
        pair.check(review, held, decision.compared());
        switch (decision.resolution()) {
            case SAME -> merge(held, decision);
            case DIFFERENT -> tellApart(held, decision, officer);
        }
        return rows.find(id, Officer.seen()).orElseThrow(NotFound::new);
    }

    private static void undecided(DuplicateReview review) {
        if (review.state() != State.OPEN) {
            throw new StateChanged(review.state().name());
        }
        if (review.first().equals(review.second())) {
            throw new StateChanged("MERGED");
        }
    }

    private void merge(DuplicateReview review, Decision decision) {
        ClientId survivor = decision.survivor() == null ? older(review) : decision.survivor();
        String reason = reason(review, decision);
        if (!survivor.equals(review.first()) && !survivor.equals(review.second())) {
            List<Wrong> wrong =
                    new ArrayList<>(merging.wrong(review.first(), review.second(), reason, decision.choices()));
            wrong.add(Wrong.of("survivorId", "input.choice"));
            throw new InvalidInput(wrong);
        }
        ClientId merged = survivor.equals(review.first()) ? review.second() : review.first();
        merging.merge(survivor, merged, reason, decision.choices());
    }

    /** Both the clients compared and those each review was opened for: whatever is undone later, all stay apart. */
    private void tellApart(DuplicateReview review, Decision decision, DecidedBy officer) {
        String reason = reason(review, decision);
        Merging.refuse(Merging.tooLong(reason));
        door.change(review.first());
        door.change(review.second());
        Set<Pair> apart = new LinkedHashSet<>();
        apart.add(Pair.of(review.first(), review.second()));
        apart.addAll(rows.settle(review.first(), review.second(), State.DIFFERENT, officer, null));
        apart.forEach(told -> pair.toldApart().mark(told.first(), told.second(), reason, officer));
    }

    private static String reason(DuplicateReview review, Decision decision) {
        String reason = decision.reason();
        return reason == null || reason.isBlank() ? "duplicate review " + review.id() : reason;
    }

    private static ClientId older(DuplicateReview review) {
        return Pair.of(review.first(), review.second()).first();
    }
}
