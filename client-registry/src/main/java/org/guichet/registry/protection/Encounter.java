package org.guichet.registry.protection;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.guichet.registry.client.ClientId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody without the grant told of a person who is, or may be, a sealed client.
 *
 * @param client as she is known now
 * @param certain matching has no doubt
 * @param score sum of the weights, in bits
 * @param agreeing attributes that agree; no values
 * @param actorKind PERSON, CLIENT, PROGRAMME or DUTY
 * @param actor account, client id, programme code or duty
 * @param contact the contact it happened in, by which whoever is waiting is found
 */
public record Encounter(
        UUID id,
        ClientId client,
        boolean certain,
        double score,
        List<String> agreeing,
        Instant at,
        String actorKind,
        String actor,
        String office,
        String channel,
        @Nullable UUID contact) {
    public Encounter {
        agreeing = List.copyOf(agreeing);
    }
}
