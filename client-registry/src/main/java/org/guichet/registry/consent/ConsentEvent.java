package org.guichet.registry.consent;

import java.time.Instant;
import java.util.UUID;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.jspecify.annotations.Nullable;

/**
 * One event of a consent's chain (ISO/IEC TS 27560); nothing of it ever changes.
 *
 * @param sequence its place in the chain, from 1
 * @param validUntil null where it has no end, or permits nothing
 * @param method name of a {@link CaptureMethod}; the channel's code where nothing had to be captured
 * @param assurance how sure we were of whoever spoke
 * @param by the kind of whoever acted; a member of staff is not named
 * @param representation under which somebody spoke for the client; null where she spoke for herself
 * @param channel where it was said: of staff the contact's, wherever it was keyed
 * @param noticeVersion the notice shown, in {@code language}; null where none was
 * @param reason name of an {@link Invalidity}
 */
public record ConsentEvent(
        int sequence,
        ConsentRecord.State state,
        Instant at,
        @Nullable Instant validUntil,
        String method,
        Assurance assurance,
        Actor.Kind by,
        @Nullable UUID representation,
        String channel,
        @Nullable UUID contact,
        @Nullable String noticeVersion,
        @Nullable String language,
        @Nullable String scriptVersion,
        @Nullable String reason) {

    /** Whether whoever is signed in spoke for the client. */
    public boolean byRepresentative() {
        return by == Actor.Kind.CLIENT && representation != null;
    }
}
