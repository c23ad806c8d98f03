package org.guichet.catalog.publicservice;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;

/** Where a page ended: the name and code of its last service. */
record ServiceCursor(String name, String code) {
    private static final char SEPARATOR = '\n';

    static ServiceCursor parse(String text) {
        try {
            String clear = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int cut = clear.lastIndexOf(SEPARATOR);
            if (cut > 0) {
                return new ServiceCursor(clear.substring(0, cut), clear.substring(cut + 1));
            }
        } catch (IllegalArgumentException notBase64) {
            throw wrong(notBase64);
        }
        throw wrong(null);
    }

    @Override
    public String toString() {
        byte[] clear = (name + SEPARATOR + code).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(clear);
    }

    private static InvalidInput wrong(@org.jspecify.annotations.Nullable Throwable cause) {
        InvalidInput wrong = new InvalidInput(List.of(Wrong.of("cursor", "input.cursor")));
        if (cause != null) {
            wrong.initCause(cause);
        }
        return wrong;
    }
}
