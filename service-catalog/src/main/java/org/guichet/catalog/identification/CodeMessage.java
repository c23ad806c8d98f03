package org.guichet.catalog.identification;

import java.time.Duration;
import java.util.UUID;

/**
 * A code on its way to the client. Nothing of it belongs in a log.
 *
 * @param method of identification, which says whether it is a text message or an e-mail
 * @param validFor how long it counts from when it was made: the same however often it is sent
 */
public record CodeMessage(UUID id, String method, String to, String code, Duration validFor) {

    public boolean isEmail() {
        return method.equals(OneTimeCodes.BY_EMAIL);
    }

    /** The id alone, wherever a record is printed. */
    @Override
    public String toString() {
        return "CodeMessage " + id;
    }
}
