package org.guichet.registry.secrecy;

import com.google.crypto.tink.prf.Prf;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/**
 * Tells whether something was said before without keeping it: a pseudorandom function (HMAC-SHA-256) under the primary
 * key of the index keyset. A database without the keys does not tell what was said, however few things it could have
 * been. Every byte counts, unlike in {@link BlindIndex}. Once another key is primary the digest of the same is another:
 * {@link #is} still knows what was said before, until the older key is dropped.
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
        try {
            return HexFormat.of().formatHex(keys.now().prfs().computePrimary(input(of, said), BYTES));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("The index key does not compute", impossible);
        }
    }

    /**
     * Whether a digest is of this, under any key of the keyset; in a time that tells neither how much of it is right nor
     * which key it was.
     *
     * @param kept as {@link #of} made it
     */
    public boolean is(String kept, String of, byte[] said) {
        byte[] known = kept.getBytes(StandardCharsets.US_ASCII);
        byte[] input = input(of, said);
        boolean same = false;
        try {
            for (Prf prf : keys.now().prfs().getPrfs().values()) {
                String digest = HexFormat.of().formatHex(prf.compute(input, BYTES));
                same |= MessageDigest.isEqual(known, digest.getBytes(StandardCharsets.US_ASCII));
            }
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("The index key does not compute", impossible);
        }
        return same;
    }

    private static byte[] input(String of, byte[] said) {
        byte[] prefix = (of + '\0').getBytes(StandardCharsets.UTF_8);
        byte[] input = new byte[prefix.length + said.length];
        System.arraycopy(prefix, 0, input, 0, prefix.length);
        System.arraycopy(said, 0, input, prefix.length, said.length);
        return input;
    }
}
