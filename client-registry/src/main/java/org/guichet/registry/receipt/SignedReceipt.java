package org.guichet.registry.receipt;

import java.time.Instant;
import org.guichet.registry.signature.CompactJws;
import org.guichet.registry.signature.PublishedKeys;
import org.guichet.registry.signature.PublishedKeys.Verdict;

/** A receipt as a compact JWS, and what can be said of one without the platform. */
final class SignedReceipt {
    static final String TYPE = "consent-receipt+jose";
    static final String CONTENT = "ld+json";

    private SignedReceipt() {}

    /** Whether it holds. */
    sealed interface Finding {
        /** It was signed with a key that signed then, and nothing of it was changed. */
        record Holds(CompactJws jws) implements Finding {}

        record Refused(String why) implements Finding {}
    }

    static Finding check(String line, PublishedKeys keys) {
        CompactJws jws;
        try {
            jws = CompactJws.parse(line);
        } catch (IllegalArgumentException malformed) {
            return new Finding.Refused("it is no signed receipt, or was changed: " + malformed.getMessage());
        }
        if (!jws.typ().equals(TYPE)) {
            return new Finding.Refused("what was signed is no receipt");
        }
        return switch (keys.verify(jws)) {
            case Verdict.Unknown unknown ->
                new Finding.Refused("no key of these signed it (it names " + jws.kid() + ")");
            case Verdict.Forged forged -> new Finding.Refused("it was changed after it was signed, or never was");
            case Verdict.Signed signed ->
                signed.from() != null && signed.isWithin(Instant.ofEpochSecond(jws.iat()))
                        ? new Finding.Holds(jws)
                        : new Finding.Refused("its key did not sign at the time it names");
        };
    }
}
