package org.guichet.registry.registration;

import java.util.Collection;
import java.util.Set;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.identity.Candidate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who has looked at an earlier answer says of it.
 *
 * @param notTheSame candidates who are somebody else
 * @param apart why the client is to be entered though more may be meant than could be shown; null where nobody says so
 */
public record Looked(Set<ClientId> notTheSame, @Nullable String apart) {
    /** Nobody has looked yet. */
    public static final Looked NOT_YET = new Looked(Set.of(), null);

    public Looked {
        notTheSame = Set.copyOf(notTheSame);
    }

    boolean isSettled(Collection<Candidate> candidates, boolean truncated) {
        return candidates.stream().map(Candidate::client).allMatch(notTheSame::contains)
                && (!truncated || apart != null);
    }
}
