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
 * @param said what it stood on as the log says, whatever its contact does; null where only the contact says it
 * @param footing null where it is not settled yet
 * @param byName whether it was searched for by name
 * @param ongoing whether somebody else, or a caller of hers, had to do with the client shortly before
 * @param others how many others of the staff opened the client within days of it
 * @param settled whether all that was to follow from it has
 * @param closed when its contact ended; null where it has not, or there was none
 */
record Opening(
        UUID entry,
        Instant at,
        Instant last,
        @Nullable UUID contact,
        boolean done,
        @Nullable Footing said,
        @Nullable Footing footing,
        boolean byName,
        boolean ongoing,
        int others,
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
                null,
                byName,
                false,
                0,
                false,
                null);
    }

    /** Whether the look belongs to it: the same contact, or none and not long after; a refusal and a look never belong together. */
    boolean takes(Look look, Duration sitting) {
        boolean near = look.at().isBefore(last.plus(sitting));
        return said == look.footing()
                && (contact == null ? look.contact() == null && near : contact.equals(look.contact()));
    }

    Opening with(Look look) {
        Instant newest = look.at().isAfter(last) ? look.at() : last;
        boolean something = done || look.way() == Look.Way.CHANGED;
        return new Opening(
                entry, at, newest, contact, something, said, footing, byName, ongoing, others, settled, closed);
    }

    /** Settled: what the log says of it counts, but for a refusal to whoever had a caller with her. */
    Opening on(Footing known, @Nullable Instant ended, boolean matter, int staff) {
        Footing stands = said == null || said == Footing.REFUSED && known == Footing.CALLER ? known : said;
        return new Opening(entry, at, last, contact, done, said, stands, byName, matter, staff, true, ended);
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
