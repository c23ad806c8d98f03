package org.guichet.registry.client;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;

/**
 * That somebody has died: a fact seen in a document or verified at its source. What is only told stops nothing, because
 * whoever is alive must not lose her services by a word.
 */
public final class Death {
    /** The attribute that says it. */
    public static final String ATTRIBUTE = "dateOfDeath";

    private Death() {}

    /** Whether this fact says it well enough. */
    public static boolean saidBy(Fact fact) {
        return fact.attribute().equals(ATTRIBUTE) && fact.verification() != Verification.DECLARED;
    }

    /** The day, where one of the facts says it well enough. */
    public static Optional<LocalDate> among(Collection<Fact> facts) {
        return facts.stream()
                .filter(Death::saidBy)
                .findFirst()
                .map(fact -> LocalDate.parse(fact.value().toString()));
    }
}
