package org.guichet.registry.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Search criteria as the access log keeps them: the attribute's name and a keyed hash of the value, so that two
 * searches for the same person can be told to be so without the log saying for whom. Without a key, names alone.
 */
@Component
class CriteriaHash {
    private static final Logger LOG = LoggerFactory.getLogger(CriteriaHash.class);
    private static final int KEPT_BYTES = 16;

    private final byte[] key;

    CriteriaHash(@Value("${guichet.registry.search-hash-key:}") String key) {
        this.key = key.getBytes(StandardCharsets.UTF_8);
        if (key.isEmpty()) {
            LOG.warn("No guichet.registry.search-hash-key: searches are logged by attribute name alone");
        }
    }

    List<String> of(Map<String, String> values) {
        return SearchKeys.of(values).entrySet().stream()
                .map(entry -> key.length == 0
                        ? entry.getKey()
                        : entry.getKey() + "=" + hash(entry.getKey() + ":" + String.join(" ", entry.getValue())))
                .toList();
    }

    private String hash(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] full = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(full, KEPT_BYTES));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", absent);
        }
    }
}
