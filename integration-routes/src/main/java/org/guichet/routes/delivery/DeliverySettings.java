package org.guichet.routes.delivery;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The programmes this platform delivers to.
 *
 * @param programmes by code; one without an address is not delivered to, and what it must be told waits
 */
@ConfigurationProperties("guichet")
record DeliverySettings(@DefaultValue Map<String, Address> programmes) {
    DeliverySettings {
        programmes = Map.copyOf(programmes);
    }

    /**
     * How a programme is reached.
     *
     * @param url where it is, for example {@code https://oas.example.ca/intake}
     * @param due endpoint that says when to look for due dispatches; unless set, a timer twice a second
     */
    record Address(@Nullable String url, @Nullable String due) {}

    boolean reaches(String programme) {
        Address address = programmes.get(programme);
        return address != null && address.url() != null && !address.url().isBlank();
    }

    String due(String programme) {
        Address address = programmes.get(programme);
        return address == null || address.due() == null
                ? "timer:due-%s?period=500".formatted(programme)
                : address.due();
    }
}
