package org.guichet.registry.secrecy;

import com.google.crypto.tink.prf.Prf;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Finds equal values without keeping them: a pseudorandom function (HMAC-SHA-256) of the normalised value, under keys of
 * their own. A database without the keys does not tell whose number is whose, and cannot be searched by trying them all.
 */
@Component
public class BlindIndex {
    /** 128 bits: no two of any country's identifiers meet by chance. */
    private static final int BYTES = 16;

    private static final Pattern MARKS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Keys keys;

    BlindIndex(Keys keys) {
        this.keys = keys;
    }

    /**
     * One entry.
     *
     * @param keyId the key's id in the index keyset, as rows keep it
     */
    public record Entry(String value, String keyId) {}

    /** The entry to write: under the primary key. */
    public Entry entry(String of, String value) {
        Keys.Snapshot now = keys.now();
        int primary = now.prfs().getPrimaryId();
        return entry(of, value, primary, prf(now, primary));
    }

    /** The entries to look for: under every key of the keyset, so that nobody is lost while keys are replaced. */
    public List<Entry> entries(String of, String value) {
        try {
            return new TreeMap<>(keys.now().prfs().getPrfs())
                    .entrySet().stream()
                            .map(key -> entry(of, value, key.getKey(), key.getValue()))
                            .toList();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("The index keyset has no keys", impossible);
        }
    }

    /** The id of the key that entries are written under now. */
    public String primaryKey() {
        return Keys.id(keys.now().prfs().getPrimaryId());
    }

    /** The ids of all keys that are looked for: an entry under another one is found no more. */
    public Set<String> keys() {
        try {
            return keys.now().prfs().getPrfs().keySet().stream().map(Keys::id).collect(Collectors.toSet());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("The index keyset has no keys", impossible);
        }
    }

    private static Prf prf(Keys.Snapshot now, int id) {
        try {
            Map<Integer, Prf> all = now.prfs().getPrfs();
            return java.util.Objects.requireNonNull(all.get(id));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("The index keyset has no keys", impossible);
        }
    }

    /** What the value is of is a part of the input: equal numbers of two kinds have nothing in common. */
    private static Entry entry(String of, String value, int id, Prf prf) {
        try {
            byte[] input = (of + '\0' + normalised(value)).getBytes(StandardCharsets.UTF_8);
            return new Entry(HexFormat.of().formatHex(prf.compute(input, BYTES)), Keys.id(id));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("The index key does not compute", impossible);
        }
    }

    /** Letters and digits alone, in compatibility form and capitals: how a value is grouped or typed does not matter. */
    static String normalised(String value) {
        String compatible = java.text.Normalizer.normalize(value, java.text.Normalizer.Form.NFKC);
        return MARKS.matcher(compatible).replaceAll("").toUpperCase(java.util.Locale.ROOT);
    }
}
