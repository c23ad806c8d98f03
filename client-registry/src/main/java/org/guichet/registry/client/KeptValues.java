package org.guichet.registry.client;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.guichet.registry.secrecy.Encrypted;
import org.guichet.registry.secrecy.Encryption;
import org.guichet.registry.secrecy.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Values of attributes as rows keep them, in every room: clear JSON, or a ciphertext of it where the dictionary says so;
 * {@link Unknown} is the JSON null.
 * A ciphertext is bound to the attribute and to the row it lies in.
 */
@Component
public class KeptValues {
    /** Clear whatever the attribute: a row can be asked whether it holds a value without being opened. */
    private static final String UNKNOWN = "null";

    private final AttributeDictionary dictionary;
    private final Encryption encryption;
    private final JsonMapper json;

    KeptValues(AttributeDictionary dictionary, Encryption encryption, JsonMapper json) {
        this.dictionary = dictionary;
        this.encryption = encryption;
        this.json = json;
    }

    /** What goes into the columns {@code value}, {@code ciphertext} and {@code key_id}: the first, or the others. */
    @SuppressWarnings("ArrayRecordComponent") // written to a row, never compared
    public record Kept(
            @Nullable String value,
            byte @Nullable [] ciphertext,
            @Nullable String keyId) {}

    /** @param row id of the row the value will lie in */
    public Kept keep(String attribute, Object value, UUID row) {
        if (value == Unknown.VALUE) {
            return new Kept(UNKNOWN, null, null);
        }
        String clear = json.writeValueAsString(value);
        if (!encrypted(attribute)) {
            return new Kept(clear, null, null);
        }
        Encrypted encrypted = encryption.encrypt(clear, place(attribute, row));
        return new Kept(null, encrypted.ciphertext(), encrypted.keyId());
    }

    /** Several values in one row: the clear ones as one JSON object, the encrypted ones as a ciphertext of another. */
    @SuppressWarnings("ArrayRecordComponent") // written to a row, never compared
    public record KeptAll(
            String clear,
            byte @Nullable [] ciphertext,
            @Nullable String keyId) {}

    /** @param place where the ciphertext will lie */
    public KeptAll keepAll(Map<String, Object> byAttribute, Place place) {
        Map<String, Object> open = new TreeMap<>();
        Map<String, Object> secret = new TreeMap<>();
        byAttribute.forEach((attribute, value) -> (encrypted(attribute) ? secret : open).put(attribute, value));
        String clear = json.writeValueAsString(open);
        if (secret.isEmpty()) {
            return new KeptAll(clear, null, null);
        }
        Encrypted encrypted = encryption.encrypt(json.writeValueAsString(secret), place);
        return new KeptAll(clear, encrypted.ciphertext(), encrypted.keyId());
    }

    /** The value of a row, from whichever of its columns holds it. */
    public Object open(String attribute, UUID row, @Nullable String value, byte @Nullable [] ciphertext) {
        if (ciphertext != null) {
            return json.readValue(encryption.openText(ciphertext, place(attribute, row)), Object.class);
        }
        if (value == null) {
            throw new IllegalStateException("A row of " + attribute + " holds no value");
        }
        return value.equals(UNKNOWN) ? Unknown.VALUE : json.readValue(value, Object.class);
    }

    private boolean encrypted(String attribute) {
        return dictionary.find(attribute).filter(Attribute::encrypted).isPresent();
    }

    private static Place place(String attribute, UUID row) {
        return new Place(attribute, row.toString());
    }
}
