package org.guichet.channel.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.guichet.catalog.maturity.Indicator;
import org.guichet.catalog.maturity.Interval;
import org.guichet.catalog.maturity.Level;
import org.guichet.catalog.maturity.Measured;
import org.guichet.catalog.maturity.Reading;
import org.guichet.catalog.maturity.Standing;
import org.guichet.catalog.maturity.Window;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the API says of maturity, in the caller's language. */
@Component
class MaturityAnswers {
    private final MessageSource messages;

    MaturityAnswers(MessageSource messages) {
        this.messages = messages;
    }

    /** What keeps a capability from a level, in words as in figures. */
    record Block(String indicator, Level level, Reading.State state, long have, long needed, String message) {}

    record Place(Level level, List<Block> blockedBy) {}

    record Capability(String id, String category, String name, Place enterprise, Map<String, Place> channels) {}

    /**
     * @param value the share, to four decimals; null where nothing was counted
     * @param n cases counted, the denominator
     * @param interval how sure the share would be if the cases were a sample; the counts of a census are compared as
     *     they are
     * @param thresholds share needed for each level; null where the level does not need this indicator
     * @param states how the indicator stands to each level
     */
    record IndicatorAnswer(
            String id,
            String name,
            @Nullable String channel,
            @Nullable BigDecimal value,
            long n,
            long numerator,
            long denominator,
            String numeratorText,
            String denominatorText,
            long minDenominator,
            @Nullable Interval interval,
            Window window,
            String basis,
            String direction,
            Map<String, @Nullable BigDecimal> thresholds,
            Map<String, Reading.State> states) {}

    /**
     * @param thresholdSet version of the thresholds
     * @param thresholdsAre {@code proposal}: nobody has adopted them
     */
    @Schema(name = "MaturityDetail")
    record Detail(
            String id,
            String category,
            String name,
            Place enterprise,
            Map<String, Place> channels,
            String thresholdSet,
            String thresholdsAre,
            List<IndicatorAnswer> indicators,
            List<?> evidence) {}

    Capability capability(Measured measured, Locale locale) {
        return new Capability(
                measured.id(),
                measured.category(),
                text("maturity.capability." + measured.id(), locale),
                place(measured.enterprise(), locale),
                places(measured, locale));
    }

    Detail detail(Measured measured, List<?> evidence, Locale locale) {
        return new Detail(
                measured.id(),
                measured.category(),
                text("maturity.capability." + measured.id(), locale),
                place(measured.enterprise(), locale),
                places(measured, locale),
                measured.thresholdSet(),
                "proposal",
                measured.readings().stream()
                        .map(reading -> indicator(reading, measured.window(), locale))
                        .toList(),
                evidence);
    }

    private Map<String, Place> places(Measured measured, Locale locale) {
        Map<String, Place> places = new LinkedHashMap<>();
        measured.channels().forEach((channel, standing) -> places.put(channel, place(standing, locale)));
        return places;
    }

    private Place place(Standing standing, Locale locale) {
        return new Place(
                standing.level(),
                standing.blockedBy().stream()
                        .map(block -> new Block(
                                block.id(),
                                block.level(),
                                block.state(),
                                block.have(),
                                block.needed(),
                                why(block, locale)))
                        .toList());
    }

    private String why(Standing.Block block, Locale locale) {
        return switch (block.state()) {
            case INSUFFICIENT_DATA -> text("maturity.insufficient", locale, block.have(), block.needed());
            case NOT_RECORDED -> text("maturity.not-recorded", locale);
            case NOT_MET, MET, NOT_REQUIRED -> notMet(block, locale);
        };
    }

    private String notMet(Standing.Block block, Locale locale) {
        return switch (block.id()) {
            case "guardrail" -> text("maturity.guardrail", locale, block.have(), block.needed());
            case "channels" -> text("maturity.channels", locale, block.have(), block.needed());
            default -> text("maturity.not-met", locale);
        };
    }

    private IndicatorAnswer indicator(Reading reading, Window window, Locale locale) {
        Indicator indicator = reading.indicator();
        String key = "maturity.indicator." + indicator.id();
        Map<String, @Nullable BigDecimal> thresholds = new LinkedHashMap<>();
        Map<String, Reading.State> states = new LinkedHashMap<>();
        for (Level level : List.of(Level.DEVELOPING, Level.PRACTICING, Level.OPTIMIZING, Level.LEADING)) {
            thresholds.put(level.name(), indicator.thresholds().get(level));
            states.put(level.name(), reading.at(level));
        }
        return new IndicatorAnswer(
                indicator.id(),
                text(key, locale),
                reading.channel(),
                reading.value(),
                reading.denominator(),
                reading.numerator(),
                reading.denominator(),
                text(key + ".numerator", locale),
                text(key + ".denominator", locale),
                indicator.minDenominator(),
                reading.interval(),
                window,
                indicator.sample() ? "SAMPLE" : "CENSUS",
                indicator.lowerIsBetter() ? "LOWER" : "HIGHER",
                thresholds,
                states);
    }

    private String text(String key, Locale locale, Object... arguments) {
        return Objects.requireNonNull(messages.getMessage(key, arguments, key, locale));
    }
}
