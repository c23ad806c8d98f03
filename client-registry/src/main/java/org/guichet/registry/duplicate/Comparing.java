package org.guichet.registry.duplicate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Fact;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.client.records.ToldApart;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.duplicate.DuplicateReview.State;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks at both clients of a review, which is a disclosure of each. */
@Component
public class Comparing {
    private final ReviewRows rows;
    private final DuplicateDoor door;
    private final ToldApart toldApart;
    private final AttributeDictionary dictionary;

    Comparing(ReviewRows rows, DuplicateDoor door, ToldApart toldApart, AttributeDictionary dictionary) {
        this.rows = rows;
        this.door = door;
        this.toldApart = toldApart;
        this.dictionary = dictionary;
    }

    /**
     * @throws NotFound where there is no such review, or either client is not there for whoever acts
     * @throws StateChanged where it was decided already
     */
    @Transactional
    public SideBySide of(UUID id) {
        Officer.deciding();
        DuplicateReview review = rows.find(id, Officer.seen()).orElseThrow(NotFound::new);
        if (review.state() != State.OPEN || review.first().equals(review.second())) {
            throw new StateChanged(
                    review.state() == State.OPEN ? "MERGED" : review.state().name());
        }
        Permit first = door.look(review.first());
        Permit second = door.look(review.second());
        List<SideBySide.Row> compared = new ArrayList<>();
        for (Attribute attribute : dictionary.all()) {
            Fact one = first.facts().get(attribute.code());
            Fact other = second.facts().get(attribute.code());
            if (one != null || other != null) {
                compared.add(new SideBySide.Row(attribute, one, other));
            }
        }
        compared.sort(Comparator.comparing(SideBySide.Row::comparison)
                .thenComparing(row -> door.order(row.attribute()))
                .thenComparing(row -> row.attribute().code(), Comparator.reverseOrder()));
        boolean before =
                !toldApart.from(review.first(), List.of(review.second())).isEmpty();
        Set<ClientId> ids = new HashSet<>(first.ids());
        ids.addAll(second.ids());
        return new SideBySide(first.kind(), review, compared, ids, before);
    }
}
