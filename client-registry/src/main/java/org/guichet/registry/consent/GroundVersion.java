package org.guichet.registry.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A numbered version of a purpose or an authority: written once, and only ever ended or replaced. */
public sealed interface GroundVersion permits Authority, Purpose {

    /** What it says; its last day is the one that holds now. */
    Declared.Ground said();

    /** Counted from one within its code. */
    int number();

    /** When it was put in force; null for what was declared before there were versions. */
    @Nullable
    Instant since();

    /** When it was ended or replaced; null while it was not. */
    @Nullable
    Instant endedAt();

    default String code() {
        return said().code();
    }

    /** Whether it counts on the day, as things stand now. */
    default boolean inForce(LocalDate day) {
        LocalDate last = said().lastDay();
        return endedAt() == null && !said().firstDay().isAfter(day) && (last == null || !last.isBefore(day));
    }

    /** Whether its first day is still to come. */
    default boolean comes(LocalDate day) {
        return endedAt() == null && said().firstDay().isAfter(day);
    }

    /** The text for a reader. */
    static String in(Locale locale, String en, String fr) {
        return "fr".equals(locale.getLanguage()) ? fr : en;
    }
}
