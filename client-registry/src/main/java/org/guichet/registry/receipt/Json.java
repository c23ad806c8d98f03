package org.guichet.registry.receipt;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Objects of JSON in the order they are written; what is not known is left out. */
final class Json {
    private Json() {}

    /** Names and values by turns. */
    static Map<String, Object> object(@Nullable Object... members) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int place = 0; place < members.length; place += 2) {
            Object value = members[place + 1];
            if (value != null) {
                object.put(String.valueOf(members[place]), value);
            }
        }
        return object;
    }

    static Map<String, Object> inBoth(@Nullable String en, @Nullable String fr) {
        return object("en", en, "fr", fr);
    }
}
