package org.guichet.registry.identity;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.records.Known;
import org.guichet.registry.matching.Likeness;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How alike somebody is who was compared. Where a value of hers cannot be opened, and what it would be compared with is
 * told, she is neither beyond doubt the person nor beyond doubt another one.
 *
 * @param open whether nobody can say that she is another person, though the rest says so
 */
record Judged(Likeness likeness, boolean open) {
    private static final Logger LOG = LoggerFactory.getLogger(Judged.class);
    private static final int MOST_NAMED = 200;

    /**
     * @param rest what the values say that can be opened
     * @param told what is told, as it is compared
     * @param numbered whoever was found by a number that identifies her: the index of numbers needs nothing opened
     */
    static Judged of(Likeness rest, Known known, Set<String> told, Collection<ClientId> numbered) {
        if (!isWithheld(known, told)) {
            return new Judged(rest, false);
        }
        boolean stranger = rest instanceof Likeness.None;
        boolean doubted = rest instanceof Likeness.Certain || stranger && !Collections.disjoint(numbered, known.ids());
        return doubted
                ? new Judged(new Likeness.Possible(rest.score(), rest.reasons(), Set.of()), false)
                : new Judged(rest, stranger && !hasAnother(known, told));
    }

    /** The index holds whatever of hers is told of and cannot be opened, and did not find her: it is not the same. */
    private static boolean hasAnother(Known known, Set<String> told) {
        return known.unopened().stream()
                .filter(attribute -> told.contains(ComparedAs.as(known.kind(), attribute)))
                .allMatch(known.indexed()::contains);
    }

    /** One warning for all who were compared at once: where a key is lost there may be thousands. */
    static void warn(Collection<Known> withheld) {
        if (!withheld.isEmpty()) {
            LOG.atWarn()
                    .addKeyValue("count", withheld.size())
                    .addKeyValue(
                            "clients",
                            withheld.stream()
                                    .map(Known::client)
                                    .limit(MOST_NAMED)
                                    .toList())
                    .addKeyValue(
                            "attributes",
                            withheld.stream()
                                    .flatMap(known -> known.unopened().stream())
                                    .distinct()
                                    .sorted()
                                    .toList())
                    .log("Clients cannot be compared by all that is told, since a value cannot be opened");
        }
    }

    /** Whether a value of hers is told of that cannot be opened. */
    static boolean isWithheld(Known known, Set<String> told) {
        return known.unopened().stream().anyMatch(attribute -> told.contains(ComparedAs.as(known.kind(), attribute)));
    }
}
