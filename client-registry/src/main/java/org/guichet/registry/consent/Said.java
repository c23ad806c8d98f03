package org.guichet.registry.consent;

import java.time.Instant;
import org.guichet.registry.client.ClientId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said upon a notice, and how it was captured.
 *
 * @param noticeVersion the notice that was shown or read, in {@code language}
 * @param method name of a {@link CaptureMethod}
 * @param validUntil null where it has no end, or where nothing was allowed
 * @param scriptVersion the script that was read; of PHONE_SCRIPT alone
 * @param representative who said it for the client, where staff say so; a client who is signed in speaks for herself, or
 *     for whom she acts
 */
public record Said(
        String noticeVersion,
        String language,
        String method,
        @Nullable Instant validUntil,
        @Nullable String scriptVersion,
        @Nullable ClientId representative) {

    Said until(@Nullable Instant end) {
        return new Said(noticeVersion, language, method, end, scriptVersion, representative);
    }
}
