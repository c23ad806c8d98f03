package org.guichet.catalog.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.junit.jupiter.api.Test;

class NewContactTests {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void namesEveryFieldThatIsNoText() {
        String nul = "a\u0000b";
        NewContact contact = new NewContact(nul, null, nul, nul, nul, "en-\u0000", "fr\u0000", null, null, null);

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> contact.check("PHONE", NOW))
                .satisfies(invalid -> assertThat(invalid.wrong())
                        .extracting(Wrong::field)
                        .containsExactly("reason", "ticket", "kind", "topic", "language", "preferredLanguage"));
    }

    @Test
    void takesWhatPeopleWrite() {
        assertThatCode(() -> NewContact.because("une réponse,\nà deux lignes").check("PHONE", NOW))
                .doesNotThrowAnyException();
    }
}
