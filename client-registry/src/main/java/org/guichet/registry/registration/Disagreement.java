package org.guichet.registry.registration;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.Fact;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.springframework.stereotype.Component;

/**
 * Whether what is told says that what is held was wrong. It does, unless it says since when it is otherwise: of two days
 * both may be true.
 */
@Component
class Disagreement {
    private final Values values;
    private final AttributeDictionary dictionary;
    private final Clock clock;

    Disagreement(Values values, AttributeDictionary dictionary, Clock clock) {
        this.values = values;
        this.dictionary = dictionary;
        this.clock = clock;
    }

    /** Programmes and duties tell what their own records say; that is no correction of anybody else's. */
    static boolean byAPerson() {
        Actor actor = Acting.errand().actor();
        return actor instanceof Actor.Person || actor instanceof Actor.Client;
    }

    /** The fact a person would overwrite without having said that she saw it, nor since when it is otherwise. */
    Optional<Fact> overwritten(Permit permit, NewFact told) {
        return otherwise(permit, told)
                .filter(held -> byAPerson())
                .filter(held -> told.validFrom() == null || beginsNoLater(told.validFrom(), held.validFrom()))
                .filter(held -> ofOneParty(held, told) || outranks(held, told));
    }

    /**
     * The fact that is wrong by what a person tells, and gives way to it. What a source tells otherwise than another is for the
     * rule of the attribute to choose from.
     */
    Optional<Fact> corrected(Permit permit, NewFact told) {
        return otherwise(permit, told)
                .filter(held -> byAPerson())
                .filter(held -> !since(held, told))
                .filter(held -> outranks(held, told));
    }

    private Optional<Fact> otherwise(Permit permit, NewFact told) {
        return permit.fact(told.attribute())
                .filter(held -> isTrueToday(told))
                .filter(held -> values.differ(told.attribute(), held.value(), told.value()));
    }

    /** What was true once, or will be, says nothing against what is held. */
    private boolean isTrueToday(NewFact told) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return (told.validFrom() == null || !told.validFrom().isAfter(today))
                && (told.validTo() == null || !told.validTo().isBefore(today));
    }

    /** Whether what is held may have been true when it was told, up to the day what is told now begins on. */
    private static boolean since(Fact held, NewFact told) {
        if (told.validFrom() == null || beginsNoLater(told.validFrom(), held.validFrom())) {
            return false;
        }
        return held.validFrom() != null
                || !told.validFrom().isBefore(LocalDate.ofInstant(held.collectedAt(), ZoneOffset.UTC));
    }

    private static boolean beginsNoLater(LocalDate told, @org.jspecify.annotations.Nullable LocalDate held) {
        return held != null && !told.isAfter(held);
    }

    private static boolean ofOneParty(Fact held, NewFact told) {
        return NewFact.party(held.source()).equals(told.party());
    }

    /** As the rule of the attribute chooses: the better verified, or the later told. */
    private boolean outranks(Fact held, NewFact told) {
        boolean bestVerified = dictionary
                .find(told.attribute())
                .filter(known -> known.survivorship() == Attribute.Survivorship.BEST_VERIFIED)
                .isPresent();
        int verified = bestVerified ? told.verification().compareTo(held.verification()) : 0;
        return verified > 0 || verified == 0 && !told.collectedAt().isBefore(held.collectedAt());
    }
}
