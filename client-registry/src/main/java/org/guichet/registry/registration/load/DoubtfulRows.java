package org.guichet.registry.registration.load;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.actor.Once;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Fact;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.Reasons;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.disclosure.Ask;
import org.guichet.registry.disclosure.Disclosures;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Rows of files with which more people may be meant than could be compared: they make no pair, so a supervisor looks at
 * the client each was entered as, and says what she found.
 */
@Component
public class DoubtfulRows {
    private static final String PURPOSE = "duplicate-review";
    private static final List<String> TELLING = List.of("identity", "contact-point", "address");
    private static final int LONGEST_PAGE = 100;

    private final DoubtRows rows;
    private final Disclosures disclosures;
    private final AttributeDictionary dictionary;
    private final Once once;

    DoubtfulRows(DoubtRows rows, Disclosures disclosures, AttributeDictionary dictionary, Once once) {
        this.rows = rows;
        this.disclosures = disclosures;
        this.dictionary = dictionary;
        this.once = once;
    }

    /** What somebody found. */
    public enum Found {
        /** Nobody known is she. */
        NEW,
        /** She may be somebody: a review of the two decides. */
        REVIEW
    }

    /** One row of one file. */
    public record Place(UUID load, int row) {}

    /** @param found what somebody found; null while nobody has */
    public record Row(
            Place place,
            ClientId client,
            Instant loadedAt,
            @Nullable Found found) {}

    /** One page, in the order of the files, and how many wait in all. */
    public record Page(List<Row> items, @Nullable Place next, long total) {
        public Page {
            items = List.copyOf(items);
        }
    }

    /** A row with what is known of its client. */
    public record Looked(Row row, Map<String, Fact> facts) {}

    /** @param after the last row of the page before */
    @Transactional(readOnly = true)
    public Page waiting(int limit, @Nullable Place after) {
        supervisor();
        boolean sealed = Acting.errand().cleared();
        int size = Math.clamp(limit, 1, LONGEST_PAGE);
        List<Row> found = rows.waiting(size + 1, after, sealed);
        boolean more = found.size() > size;
        List<Row> items = more ? found.subList(0, size) : found;
        return new Page(items, more ? items.getLast().place() : null, rows.count(sealed));
    }

    /**
     * Opens the client of a row, with what tells two people apart.
     *
     * @throws NotFound where there is no such row, or its client is not there for whoever acts
     */
    @Transactional
    public Looked look(Place place) {
        supervisor();
        Row row = rows.find(place, Acting.errand().cleared()).orElseThrow(NotFound::new);
        return new Looked(
                row,
                disclosures
                        .open(Ask.about(row.client(), telling()).forPurpose(PURPOSE))
                        .orRefuse()
                        .facts());
    }

    /**
     * Says what was found, once.
     *
     * @throws NotFound as {@link #look}
     * @throws InvalidInput without a reason
     * @throws StateChanged where somebody has said so already
     */
    @Transactional
    public void settle(Place place, Found found, @Nullable String reason) {
        Actor supervisor = supervisor();
        Row row = rows.find(place, Acting.errand().cleared()).orElseThrow(NotFound::new);
        if (once.claim("settle-doubtful-row", place.toString()).isPresent()) {
            return;
        }
        String why = Reasons.given(reason);
        disclosures
                .change(Ask.about(row.client(), telling()).forPurpose(PURPOSE))
                .orRefuse();
        if (!rows.settle(place, found, why, supervisor)) {
            Found before = rows.find(place, true).map(Row::found).orElse(null);
            throw new StateChanged(before == null ? "GONE" : before.name());
        }
    }

    private Set<String> telling() {
        Set<String> telling = new TreeSet<>();
        TELLING.forEach(category -> telling.addAll(dictionary.inCategory(category)));
        return telling;
    }

    private static Actor supervisor() {
        Errand errand = Acting.errand();
        if (!errand.hasRole(Role.SUPERVISOR)) {
            throw new NotGranted();
        }
        return errand.actor();
    }
}
