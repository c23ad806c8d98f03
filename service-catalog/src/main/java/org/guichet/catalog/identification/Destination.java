package org.guichet.catalog.identification;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import org.guichet.catalog.identification.HeldAnswers.Held;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.AttributeDictionary;
import org.guichet.registry.client.Fact;
import org.guichet.registry.client.Verification;
import org.jspecify.annotations.Nullable;

/**
 * An attribute a code may be sent to. Data: how well it must be established, and how long it must have been so.
 *
 * @param method of identification, which says how sure it makes us
 * @param unlessNo an attribute by which the client says that nothing is to be sent there; null where there is none
 * @param heldFor how long the fact must have been known: whoever changed it yesterday would get the code herself
 */
record Destination(
        String attribute, String method, @Nullable String unlessNo, Verification verification, Period heldFor) {
    private static final String CATEGORY = "contact-point";
    private static final String HIDDEN = "\u2022\u2022\u2022\u2022";
    private static final int SHOWN = 2;
    private static final int FEWEST_DIGITS = 7;

    /** Whatever the data say, a code goes to a contact point that is kept as a text, and to nothing else. */
    boolean mayBeUsed(Attribute of) {
        return CATEGORY.equals(of.category())
                && of.type() == Attribute.Type.TEXT
                && of.held() == Attribute.Held.KEPT
                && !of.encrypted();
    }

    /** Where to, of what is held; empty where it is not established well enough, is stale or new, or she says no. */
    Optional<Fact> among(Held held, Instant now) {
        return saysNo(held) ? Optional.empty() : held.fact(attribute).filter(fact -> holds(fact, now));
    }

    /** A "no" that may not be read is one: silence counts as a "yes" where it would be heard. */
    private boolean saysNo(Held held) {
        return unlessNo != null
                && (held.isWithheld(unlessNo)
                        || held.fact(unlessNo)
                                .filter(fact -> Boolean.FALSE.equals(fact.value()))
                                .isPresent());
    }

    /** Whether the attribute by which she says no is one she can say it by. */
    boolean canBeRefused(AttributeDictionary dictionary) {
        return unlessNo == null
                || dictionary
                        .find(unlessNo)
                        .filter(of -> of.type() == Attribute.Type.BOOLEAN)
                        .isPresent();
    }

    private boolean holds(Fact fact, Instant now) {
        Instant toldBefore = now.atOffset(ZoneOffset.UTC).minus(heldFor).toInstant();
        return fact.verification().compareTo(verification) >= 0
                && !fact.staleAt(now)
                && !fact.knownSince().isAfter(toldBefore)
                && fact.about() == null;
    }

    /**
     * What whoever serves may know of it: the last two digits, or the first letter of a mailbox. Not four digits: they are
     * what callers are asked for to tell them from others.
     */
    static String masked(String value) {
        int at = value.indexOf('@');
        if (at > 0) {
            return value.substring(0, value.offsetByCodePoints(0, 1)) + HIDDEN + "@" + HIDDEN;
        }
        String digits = value.replaceAll("\\D+", "");
        return digits.length() < FEWEST_DIGITS
                ? HIDDEN
                : HIDDEN + " \u2022\u2022" + digits.substring(digits.length() - SHOWN);
    }
}
