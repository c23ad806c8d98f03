package org.guichet.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.guichet.catalog.application.Delivery;
import org.guichet.catalog.dispatch.DispatchState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

class DeliveryTextsTests {
    private static final Instant SINCE = Instant.parse("2026-01-05T15:42:00Z");

    private final DeliveryTexts texts = new DeliveryTexts(bundles(), ZoneId.of("America/Toronto"));

    @Test
    void saysSinceWhenAProgrammeDoesNotAnswerAndThatNothingIsSentTwice() {
        assertThat(message(DispatchState.DUE, SINCE, Locale.ENGLISH))
                .startsWith("Old Age Security has not answered since January 5, 2026")
                .contains("10:42", "queued", "nothing will be sent twice");
        assertThat(message(DispatchState.DUE, SINCE, Locale.FRENCH))
                .startsWith("Sécurité de la vieillesse ne répond pas depuis le 5 janvier 2026")
                .contains("10 h 42", "rien ne sera envoyé deux fois");
    }

    @Test
    void saysThatItArrivedWhateverTheProgrammeDoesNow() {
        assertThat(message(DispatchState.CONFIRMED, SINCE, Locale.ENGLISH))
                .isEqualTo("Old Age Security has received the application.");
    }

    private String message(DispatchState state, @Nullable Instant silentSince, Locale locale) {
        Delivery delivery = new Delivery(
                state, "Old Age Security", "Sécurité de la vieillesse", silentSince == null, silentSince, 1, null);
        DeliveryTexts.Body body = texts.of(delivery, locale);
        return body == null ? "" : body.message();
    }

    private static ResourceBundleMessageSource bundles() {
        ResourceBundleMessageSource bundles = new ResourceBundleMessageSource();
        bundles.setBasename("messages");
        bundles.setDefaultEncoding("UTF-8");
        bundles.setFallbackToSystemLocale(false);
        return bundles;
    }
}
