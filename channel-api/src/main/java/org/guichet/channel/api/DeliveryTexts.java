package org.guichet.channel.api;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.guichet.catalog.application.Delivery;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** How an application is getting to its programme, in plain words. */
@Component
class DeliveryTexts {
    private final MessageSource messages;
    private final ZoneId zone;

    DeliveryTexts(MessageSource messages, @Value("${guichet.pages.zone:America/Toronto}") ZoneId zone) {
        this.messages = messages;
        this.zone = zone;
    }

    /** @param message for the agent and the client alike */
    record Body(
            String state,
            String message,
            boolean programmeAnswers,
            @Nullable Instant programmeSilentSince,
            int attempts,
            @Nullable Instant nextAttemptAt) {}

    @Nullable
    Body of(@Nullable Delivery delivery, Locale locale) {
        if (delivery == null) {
            return null;
        }
        String programme = "fr".equals(locale.getLanguage()) ? delivery.programmeNameFr() : delivery.programmeNameEn();
        return new Body(
                delivery.state().name(),
                messages.getMessage(
                        key(delivery), new Object[] {programme, time(delivery.silentSince(), locale)}, locale),
                delivery.programmeAnswers(),
                delivery.silentSince(),
                delivery.attempts(),
                delivery.nextAttemptAt());
    }

    private String time(@Nullable Instant instant, Locale locale) {
        return instant == null
                ? ""
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .withLocale(Locale.of(locale.getLanguage(), "CA"))
                        .format(instant.atZone(zone));
    }

    private static String key(Delivery delivery) {
        return switch (delivery.state()) {
            case CONFIRMED -> "delivery.arrived";
            case STOPPED -> "delivery.stopped";
            case DEAD -> "delivery.given-up";
            case DUE, CLAIMED, SENT -> delivery.programmeAnswers() ? "delivery.on-its-way" : "delivery.programme-down";
        };
    }
}
