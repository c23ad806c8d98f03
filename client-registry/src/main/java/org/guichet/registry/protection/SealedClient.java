package org.guichet.registry.protection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.records.Seal;

/**
 * A sealed client, and on whose word.
 *
 * @param act the sealing
 * @param due the day somebody should look at it again has come; it stays all the same
 */
public record SealedClient(
        UUID act,
        ClientId client,
        String reason,
        String authority,
        String officer,
        Instant since,
        LocalDate reviewOn,
        boolean due) {
    static SealedClient of(Seal seal, LocalDate today) {
        return new SealedClient(
                seal.act(),
                seal.client(),
                seal.reason(),
                seal.authority(),
                seal.officer(),
                seal.at(),
                seal.reviewOn(),
                !seal.reviewOn().isAfter(today));
    }
}
