package org.guichet.registry.client;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a value of one attribute may be, beyond its type. What is null follows from the type.
 *
 * @param longest most characters (Unicode code points) of a text, or of a list written as JSON
 * @param earliest first day a date may name
 * @param future whether a date may lie after today; null means it may not
 * @param least lowest number
 * @param most highest number
 * @param decimals most digits after the decimal sign
 */
public record Limits(
        @Nullable Integer longest,
        @Nullable LocalDate earliest,
        @Nullable Boolean future,
        @Nullable BigDecimal least,
        @Nullable BigDecimal most,
        @Nullable Integer decimals) {
    /** The limits of its type alone. */
    public static final Limits OF_TYPE = new Limits(null, null, null, null, null, null);
}
