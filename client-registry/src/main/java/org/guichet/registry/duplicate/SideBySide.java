package org.guichet.registry.duplicate;

import java.util.List;
import java.util.Set;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Fact;
import org.jspecify.annotations.Nullable;

/**
 * Two clients as a supervisor compares them.
 *
 * @param compared every id that leads to either of them now
 * @param toldApart a person told them apart before
 */
public record SideBySide(DuplicateReview review, List<Row> rows, Set<ClientId> compared, boolean toldApart) {
    public SideBySide {
        rows = List.copyOf(rows);
        compared = Set.copyOf(compared);
    }

    /** One attribute of both; null is unknown. */
    public record Row(
            Attribute attribute,
            @Nullable Fact first,
            @Nullable Fact second) {
        /** How the two values stand to each other; missing is neither for nor against. */
        public Comparison comparison() {
            if (first == null || second == null) {
                return Comparison.MISSING;
            }
            return first.value().equals(second.value()) ? Comparison.EQUAL : Comparison.UNLIKE;
        }
    }

    /** In the order in which one looks at them, and in words on the page, never by colour alone. */
    public enum Comparison {
        UNLIKE,
        MISSING,
        EQUAL
    }

    public ClientId first() {
        return review.first();
    }

    public ClientId second() {
        return review.second();
    }
}
