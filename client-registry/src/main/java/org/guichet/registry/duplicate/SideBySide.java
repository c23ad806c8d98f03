package org.guichet.registry.duplicate;

import java.util.List;
import java.util.Set;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.Fact;
import org.guichet.registry.identity.Candidate;
import org.jspecify.annotations.Nullable;

/**
 * Two clients as a supervisor compares them.
 *
 * @param kind what both are
 * @param compared every id that leads to either of them now
 * @param toldApart a person told them apart before
 */
public record SideBySide(
        ClientKind kind, DuplicateReview review, List<Row> rows, Set<ClientId> compared, boolean toldApart) {
    private static final double STRONGLY_FOR = 8;
    private static final double STRONGLY_AGAINST = -3;

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

    /** What it says for or against one person, where it was weighed. */
    public Candidate.@Nullable Reason reason(Row row) {
        return review.reasons().stream()
                .filter(reason -> reason.attribute().equals(row.attribute().code()))
                .findFirst()
                .orElse(null);
    }

    /** Reasons that are no attribute of either, such as that members of one household share something. */
    public List<Candidate.Reason> otherReasons() {
        return review.reasons().stream()
                .filter(reason ->
                        rows.stream().noneMatch(row -> row.attribute().code().equals(reason.attribute())))
                .toList();
    }

    /** A weight as words name it: bits say little to whoever decides. */
    public String weight(Candidate.Reason reason) {
        double bits = reason.weight();
        if (bits >= STRONGLY_FOR) {
            return "strongly-for";
        }
        if (bits > 0) {
            return "for";
        }
        if (bits == 0) {
            return "neither";
        }
        return bits > STRONGLY_AGAINST ? "against" : "strongly-against";
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
