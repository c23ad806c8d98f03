package org.guichet.channel.api;

import java.util.List;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.jspecify.annotations.Nullable;

/** One of a closed list of codes; absent stays absent, and anything else is named as the wrong field it is. */
final class Choice {
    private Choice() {}

    static <E extends Enum<E>> @Nullable E of(Class<E> type, String field, @Nullable String code) {
        if (code == null) {
            return null;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(code)) {
                return constant;
            }
        }
        throw new InvalidInput(List.of(Wrong.of(field, "input.choice")));
    }
}
