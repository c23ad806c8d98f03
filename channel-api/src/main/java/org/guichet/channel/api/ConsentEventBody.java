package org.guichet.channel.api;

import java.time.Instant;
import java.util.UUID;
import org.guichet.registry.consent.ConsentEvent;
import org.jspecify.annotations.Nullable;

/**
 * One event of a consent's chain; staff are not named.
 *
 * @param dpvState the state as a term of the Data Privacy Vocabulary
 * @param by CLIENT, REPRESENTATIVE (signed in), PERSON (staff, for whoever was there) or DUTY
 * @param representationId under which somebody spoke for the client
 * @param reason why it was declared invalid
 */
record ConsentEventBody(
        int sequence,
        String state,
        String dpvState,
        Instant at,
        @Nullable Instant validUntil,
        String method,
        String assurance,
        String by,
        @Nullable UUID representationId,
        String channel,
        @Nullable UUID contactId,
        @Nullable String noticeVersion,
        @Nullable String language,
        @Nullable String scriptVersion,
        @Nullable String reason) {

    static ConsentEventBody of(ConsentEvent event) {
        return new ConsentEventBody(
                event.sequence(),
                event.state().name(),
                event.state().dpvTerm(),
                event.at(),
                event.validUntil(),
                event.method(),
                event.assurance().name(),
                event.byRepresentative() ? "REPRESENTATIVE" : event.by().name(),
                event.representation(),
                event.channel(),
                event.contact(),
                event.noticeVersion(),
                event.language(),
                event.scriptVersion(),
                event.reason());
    }
}
