package org.guichet.registry.signature;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A signature with what it signs, in one line (RFC 7515, RFC 8037): Ed25519 alone. No note can be taken for one, nor one for a
 * note: there is a line end in all that signs a note, and none in what signs this.
 *
 * @param typ what it is, so that a signature for one thing is not taken for another
 * @param iat when it was signed, in seconds since 1970
 */
public record CompactJws(String kid, String typ, long iat, String payload, String line) {
    static final String ALGORITHM = "EdDSA";
    /** As key ids here are written; what else a stranger writes there is not shown to anybody as one. */
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    static CompactJws sign(SigningKey key, String typ, String cty, long iat, String payload) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", ALGORITHM);
        header.put("kid", key.kid());
        header.put("typ", typ);
        header.put("cty", cty);
        header.put("iat", iat);
        String signed = encoded(JSON.writeValueAsString(header).getBytes(StandardCharsets.UTF_8))
                + '.'
                + encoded(payload.getBytes(StandardCharsets.UTF_8));
        return new CompactJws(key.kid(), typ, iat, payload, signed + '.' + encoded(key.sign(bytes(signed))));
    }

    /** @throws IllegalArgumentException where it is none, or none that is signed as these are */
    public static CompactJws parse(String line) {
        String[] parts = line.split("\\.", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("Not a compact JWS: it has three parts with a dot between them");
        }
        JsonNode header = header(decoded(parts[0]));
        if (!ALGORITHM.equals(header.path("alg").asString("")) || header.has("crit")) {
            throw new IllegalArgumentException("Not signed with " + ALGORITHM);
        }
        JsonNode iat = header.path("iat");
        if (!KEY_ID.matcher(header.path("kid").asString("")).matches()
                || !iat.isIntegralNumber()
                || !iat.canConvertToLong()) {
            throw new IllegalArgumentException("The header names no key, or not when it was signed");
        }
        decoded(parts[2]);
        return new CompactJws(
                header.path("kid").asString(),
                header.path("typ").asString(""),
                iat.asLong(),
                new String(decoded(parts[1]), StandardCharsets.UTF_8),
                line);
    }

    boolean verifies(SigningKey key) {
        int end = line.lastIndexOf('.');
        return Ed25519.verify(key.shown(), bytes(line.substring(0, end)), decoded(line.substring(end + 1)));
    }

    private static JsonNode header(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (JacksonException malformed) {
            throw new IllegalArgumentException("The header is no JSON");
        }
    }

    private static byte[] bytes(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What is encoded in another way than we do would be the same in other letters: it is refused. */
    private static byte[] decoded(String text) {
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        if (!encoded(bytes).equals(text)) {
            throw new IllegalArgumentException("Not encoded as a JWS is");
        }
        return bytes;
    }

    /** The line. */
    @Override
    public String toString() {
        return line;
    }
}
