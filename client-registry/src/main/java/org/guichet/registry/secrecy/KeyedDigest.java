package org.guichet.registry.secrecy;

import com.google.crypto.tink.prf.PrfSet;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/**
 * Tells whether something was said before without keeping it: a pseudorandom function (HMAC-SHA-256) under the primary
 * key of the index keyset. A database without the keys does not tell what was said, however few things it could have
 * been. Every byte counts, unlike in {@link BlindIndex}; once another key is primary, what was said before is not known.
 */
@Component
public class KeyedDigest {
    private static final int BYTES = 32;

    private final Keys keys;

    KeyedDigest(Keys keys) {
        this.keys = keys;
    }

    /**
     * In hexadecimal.
     *
     * @param of what it is a digest of; a part of the input
     */
    public String of(String of, byte[] said) {
        byte[] prefix = (of + '\0').getBytes(StandardCharsets.UTF_8);
        byte[] input = new byte[prefix.length + said.length];
        System.arraycopy(prefix, 0, input, 0, prefix.length);
        System.arraycopy(said, 0, input, prefix.length, said.length);
        PrfSet prfs = keys.now().prfs();
        try {
            return HexFormat.of().formatHex(prfs.computePrimary(input, BYTES));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("The index key does not compute", impossible);
        }
    }
}
