package org.guichet.registry.vigilance;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The looks of one member of staff at one client in one sitting.
 *
 * @param entry the first entry of the log it is made of
 * @param at the first
 * @param last the newest
 * @param done whether something was recorded
 * @param footing null where the contact says it and it is not settled yet
 * @param byName whether it was searched for by name
 * @param ongoing whether somebody else, or a caller of hers, had to do with the client shortly before
 * @param settled whether all that was to follow from it has
 * @param closed when its contact ended; null where it has not, or there was none
 */
record Opening(
        UUID entry,
        Instant at,
        Instant last,
        @Nullable UUID contact,
        boolean done,
        @Nullable Footing footing,
        boolean byName,
        boolean ongoing,
        boolean settled,
        @Nullable Instant closed) {

    static Opening of(Look look, boolean byName) {
        return new Opening(
                look.entry(),
                look.at(),
                look.at(),
                look.contact(),
                look.way() == Look.Way.CHANGED,
                look.footing(),
                byName,
                false,
                false,
                null);
    }

    /** Whether the look belongs to it: the same contact, or none and not long after; a refusal and a look never belong together. */
    boolean takes(Look look, Duration sitting) {
        boolean alike = settled || footing == look.footing();
        boolean near = look.at().isBefore(last.plus(sitting));
        return alike && (contact == null ? look.contact() == null && near : contact.equals(look.contact()));
    }

    Opening with(Look look) {
        Instant newest = look.at().isAfter(last) ? look.at() : last;
        boolean something = done || look.way() == Look.Way.CHANGED;
        return new Opening(entry, at, newest, contact, something, footing, byName, ongoing, settled, closed);
    }

    /** Settled, on the footing the log says or else on this one. */
    Opening on(Footing known, @Nullable Instant ended, boolean matter) {
        return new Opening(
                entry, at, last, contact, done, footing == null ? known : footing, byName, matter, true, ended);
    }

    /** Nobody called, as far as is known. */
    boolean quiet() {
        return footing != Footing.CALLER;
    }

    /** Nobody called, and nothing came of it. */
    boolean idle() {
        return quiet() && !done;
    }
}
