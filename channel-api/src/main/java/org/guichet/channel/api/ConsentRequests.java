package org.guichet.channel.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.consent.ConsentRequest;
import org.guichet.registry.consent.Invalidity;
import org.guichet.registry.consent.NewConsent;
import org.guichet.registry.consent.Said;
import org.jspecify.annotations.Nullable;

/** What is asked of consents: each names every field that is missing at once. */
final class ConsentRequests {
    private ConsentRequests() {}

    /** @param representativeId who gives it for the client, where staff write it down */
    @Schema(name = "ConsentRequest")
    record Given(
            @Nullable String purpose,
            @Nullable List<String> recipients,
            @Nullable List<String> dataCategories,
            @Nullable String noticeVersion,
            @Nullable String language,
            @Nullable Instant validUntil,
            @Nullable String method,
            @Nullable String scriptVersion,
            @Nullable UUID representativeId) {

        NewConsent consent() {
            Needed needed = new Needed();
            NewConsent consent = new NewConsent(
                    needed.text("purpose", purpose),
                    needed.list("recipients", recipients),
                    needed.list("dataCategories", dataCategories),
                    needed.text("noticeVersion", noticeVersion),
                    needed.text("language", language),
                    needed.text("method", method),
                    validUntil,
                    scriptVersion,
                    client(representativeId));
            needed.refuse();
            return consent;
        }
    }

    /** @param answerBy when it lapses unanswered */
    record Asked(
            @Nullable String purpose,
            @Nullable List<String> recipients,
            @Nullable List<String> dataCategories,
            @Nullable String noticeVersion,
            @Nullable String language,
            @Nullable Instant answerBy) {

        ConsentRequest request() {
            Needed needed = new Needed();
            ConsentRequest request = new ConsentRequest(
                    needed.text("purpose", purpose),
                    needed.list("recipients", recipients),
                    needed.list("dataCategories", dataCategories),
                    needed.text("noticeVersion", noticeVersion),
                    needed.text("language", language),
                    answerBy);
            needed.refuse();
            return request;
        }
    }

    /** A word upon a notice: yes, no, or anew. */
    record Word(
            @Nullable String noticeVersion,
            @Nullable String language,
            @Nullable Instant validUntil,
            @Nullable String method,
            @Nullable String scriptVersion,
            @Nullable UUID representativeId) {

        Said said() {
            Needed needed = new Needed();
            Said said = new Said(
                    needed.text("noticeVersion", noticeVersion),
                    needed.text("language", language),
                    needed.text("method", method),
                    validUntil,
                    scriptVersion,
                    client(representativeId));
            needed.refuse();
            return said;
        }
    }

    record Invalid(@Nullable String reason) {
        Invalidity invalidity() {
            return Arrays.stream(Invalidity.values())
                    .filter(known -> known.name().equals(reason))
                    .findFirst()
                    .orElseThrow(() -> new InvalidInput(List.of(Wrong.of("reason", "input.choice"))));
        }
    }

    private static @Nullable ClientId client(@Nullable UUID id) {
        return id == null ? null : new ClientId(id);
    }

    private static final class Needed {
        private final List<Wrong> wrong = new ArrayList<>();

        String text(String field, @Nullable String value) {
            if (value == null || value.isBlank()) {
                wrong.add(Wrong.of(field, "input.missing"));
                return "";
            }
            return value;
        }

        List<String> list(String field, @Nullable List<String> values) {
            if (values == null || values.isEmpty() || values.stream().anyMatch(Objects::isNull)) {
                wrong.add(Wrong.of(field, "input.missing"));
                return List.of();
            }
            return values;
        }

        void refuse() {
            if (!wrong.isEmpty()) {
                throw new InvalidInput(wrong);
            }
        }
    }
}
