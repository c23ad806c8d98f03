package org.guichet.catalog.identification;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import org.guichet.catalog.identification.CodeRows.Kept;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.secrecy.KeyedDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The digits of a code: drawn by chance, kept as a keyed digest alone. */
@Component
class CodeDigits {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String DIGEST = "one-time-code";
    private static final int LONGEST = 20;
    private static final int TEN = 10;

    private final KeyedDigest digest;
    private final CodeSettings settings;

    CodeDigits(KeyedDigest digest, CodeSettings settings) {
        this.digest = digest;
        this.settings = settings;
    }

    String drawn() {
        StringBuilder code = new StringBuilder();
        while (code.length() < settings.digits()) {
            code.append(RANDOM.nextInt(TEN));
        }
        return code.toString();
    }

    /** Of one code alone: the same digits of another are another digest. */
    String digest(UUID id, String digits) {
        return digest.of(DIGEST, said(id, digits));
    }

    boolean are(Kept kept, String digits) {
        return digest.is(kept.digest(), DIGEST, said(kept.id(), digits));
    }

    /**
     * As somebody told them, spaces and hyphens left out. What is no code at all is no attempt.
     *
     * @throws InvalidInput naming {@code code}
     */
    String told(@Nullable String code) {
        if (code == null || code.isBlank()) {
            throw new InvalidInput(List.of(Wrong.of("code", "input.required")));
        }
        String digits = code.length() > LONGEST ? "" : code.replaceAll("[\\s-]+", "");
        if (!digits.matches("[0-9]{" + settings.digits() + "}")) {
            throw new InvalidInput(List.of(Wrong.of("code", "input.digits", Integer.toString(settings.digits()))));
        }
        return digits;
    }

    private static byte[] said(UUID id, String digits) {
        return (id + " " + digits).getBytes(StandardCharsets.US_ASCII);
    }
}
