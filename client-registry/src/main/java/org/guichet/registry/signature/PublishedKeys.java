package org.guichet.registry.signature;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The public keys of an installation, each with the time it signed in: what a signature is verified with, offline. */
public final class PublishedKeys {
    /** An installation that publishes none. */
    public static final PublishedKeys NONE = new PublishedKeys(new KeyRing("none", List.of()));

    /**
     * How long before and after its time what a key signed is taken for signed within it: nodes read their keys again every
     * minute, and clocks of two nodes differ.
     */
    public static final Duration MARGIN = Duration.ofMinutes(10);

    private final KeyRing ring;

    PublishedKeys(KeyRing ring) {
        this.ring = ring.withoutSecrets();
    }

    /** Who signed a note. */
    public sealed interface Verdict {
        /**
         * A published key did, and its signature verifies.
         *
         * @param from when the key began to sign; none where it was announced only
         * @param until when it ended; none while it signs
         */
        record Signed(
                String keyId,
                @Nullable Instant from,
                @Nullable Instant until) implements Verdict {

            /**
             * Whether the key signed at that time, give or take {@link #MARGIN}. One that had been announced only when the
             * keys were fetched may have begun at any time since.
             */
            public boolean isWithin(Instant at) {
                return (from == null || !at.isBefore(from.minus(MARGIN)))
                        && (until == null || !at.isAfter(until.plus(MARGIN)));
            }
        }

        /** A signature in the name of a published key does not verify. */
        record Forged() implements Verdict {}

        /** Nobody whose key is published here. */
        record Unknown() implements Verdict {}
    }

    /** Reads the set as {@link #json} writes it; members it does not know are passed over. */
    public static PublishedKeys parse(String json) {
        return new PublishedKeys(KeyRing.parse(json));
    }

    /** The name everything signed with these keys begins its origin with. */
    public String name() {
        return ring.name();
    }

    public boolean isEmpty() {
        return ring.keys().isEmpty();
    }

    /** Verifies a note whose first line is its origin: the key signs under that name. */
    public Verdict verify(SignedNote note) {
        String origin = note.text().substring(0, note.text().indexOf('\n'));
        Verdict verdict = new Verdict.Unknown();
        for (SigningKey key : ring.keys()) {
            VerifierKey named = new VerifierKey(origin, key.shown());
            for (SignedNote.Line line : note.signatures()) {
                if (named.isNamedBy(line) && !named.verifies(note, line)) {
                    return new Verdict.Forged();
                }
                if (named.isNamedBy(line)) {
                    verdict = new Verdict.Signed(key.kid(), instant(key.nbf()), instant(key.exp()));
                }
            }
        }
        return verdict;
    }

    /** Verifies a compact JWS: the key it names signed it. */
    public Verdict verify(CompactJws jws) {
        return ring.keys().stream()
                .filter(key -> key.kid().equals(jws.kid()))
                .findFirst()
                .map(key -> jws.verifies(key)
                        ? new Verdict.Signed(key.kid(), instant(key.nbf()), instant(key.exp()))
                        : new Verdict.Forged())
                .orElseGet(Verdict.Unknown::new);
    }

    /**
     * As a JSON Web Key Set.
     *
     * @param notes what notes these keys sign; each key says for each of them its {@code vkey}, as other programs take it
     */
    public Map<String, Object> jwks(List<String> notes) {
        return Map.of(
                "name",
                ring.name(),
                "keys",
                ring.keys().stream().map(key -> jwk(key, notes)).toList());
    }

    private Map<String, Object> jwk(SigningKey key, List<String> notes) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("kty", key.kty());
        members.put("crv", key.crv());
        members.put("use", key.use());
        members.put("alg", key.alg());
        members.put("kid", key.kid());
        members.put("x", key.x());
        if (key.nbf() != null) {
            members.put("nbf", key.nbf());
        }
        if (key.exp() != null) {
            members.put("exp", key.exp());
        }
        members.put(
                "vkeys",
                notes.stream()
                        .map(note -> new VerifierKey(ring.name() + "/" + note, key.shown()).toString())
                        .toList());
        return members;
    }

    /** The set as a file to keep elsewhere. */
    public String json() {
        return ring.json();
    }

    private static @Nullable Instant instant(@Nullable Long seconds) {
        return seconds == null ? null : Instant.ofEpochSecond(seconds);
    }
}
