package org.guichet.catalog.identification;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.Fact;
import org.guichet.registry.client.Verification;

/**
 * An attribute callers may be asked for. Data: what people can guess, or a thief of a purse reads, is not among them.
 *
 * @param verification how well the fact must be established
 * @param heldFor how long it must have been known: whoever changed it yesterday would be asked for her own answer
 */
record AskableFact(
        String attribute,
        String textEn,
        String textFr,
        Comparison comparison,
        Verification verification,
        Period heldFor) {

    /** A sensitive attribute is never asked for, whatever the data say: the question alone would tell. */
    boolean mayBeAsked(Attribute of) {
        return "PERSONAL".equals(of.sensitivity())
                && !of.encrypted()
                && of.held() == Attribute.Held.KEPT
                && of.type() != Attribute.Type.BOOLEAN
                && of.type() != Attribute.Type.LIST;
    }

    /** Well enough established, neither stale nor new, the client's own, and of a form that can be compared. */
    boolean holds(Fact fact, Instant now) {
        Instant toldBefore = now.atOffset(ZoneOffset.UTC).minus(heldFor).toInstant();
        return fact.verification().compareTo(verification) >= 0
                && !fact.staleAt(now)
                && !fact.knownSince().isAfter(toldBefore)
                && fact.about() == null
                && comparison.of(fact.value().toString()).isPresent();
    }
}
